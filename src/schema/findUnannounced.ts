import { buildSchema, findBreakingChanges } from 'graphql';

/**
 * Breaking changes of the contract that the changelog does not name under "Contract": the element
 * must stand there in code marks, as in `Case.stage`. `Case.*` and `*.stage` name changes of many types.
 */
export function findUnannounced(before: string, after: string, changelog: string): string[] {
  if (before === '') return [];
  const contract = /^### Contract$(.*?)(?=^#{1,3} |(?![\s\S]))/ms.exec(changelog)?.[1] ?? '';
  return findBreakingChanges(buildSchema(before), buildSchema(after))
    .map(({ description }) => description)
    .filter((description) => {
      const [element = ''] = /[A-Z]\w*(\.\w+)?/.exec(description) ?? [];
      const [type = '', field = ''] = element.split('.');
      const isRetyped = field !== '' && description.includes(' changed type ');
      const names = [element, ...(isRetyped ? [`${type}.*`, `*.${field}`] : [])];
      return !names.some((name) => contract.includes(`\`${name}\``));
    });
}
