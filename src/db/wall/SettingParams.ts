import { Params, type ReaderParam, readerTypes } from '../projection/Params.ts';
import { settingOf } from './passStatement.ts';

/**
 * What a policy may ask about the reader: the settings of the pass, read where they are asked for.
 * A sub-select would read each but once a statement, and cost every statement more than it saves.
 */
export class SettingParams extends Params {
  override reader(name: ReaderParam): string {
    const setting = settingSql(name);
    return readerTypes[name] === 'text' ? setting : `${setting}::${readerTypes[name]}`;
  }
}

/** The setting as SQL: empty or null where no pass was shown, which is no capacity and no organ. */
export function settingSql(name: 'capacity' | ReaderParam): string {
  return `current_setting('${settingOf(name)}', true)`;
}
