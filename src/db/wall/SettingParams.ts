import { Params, type ReaderParam, readerTypes } from '../projection/Params.ts';
import { settingOf } from './passStatement.ts';

/**
 * What a policy may ask about the reader: the settings of the pass. In a sub-select each is read
 * once a statement and not once a row; one that was set before reads as empty, which is null here.
 */
export class SettingParams extends Params {
  override reader(name: ReaderParam): string {
    return `${settingSql(name)}::${readerTypes[name]}`;
  }
}

/** The setting as SQL; null where no pass was shown. */
export function settingSql(name: 'capacity' | ReaderParam): string {
  return `(SELECT nullif(current_setting('${settingOf(name)}', true), ''))`;
}
