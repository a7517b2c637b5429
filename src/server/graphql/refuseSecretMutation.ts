import { Kind, type OperationDefinitionNode, visit } from 'graphql';
import { mayCarrySecrecyMark } from '../../codes/carriesSecrecyMark.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../../resolvers/Context.ts';
import { recordSecrets } from '../../resolvers/publish/refuseSecrets.ts';

/**
 * Refuses a mutation that carries the mark of a state secret in any text. Publications are left to
 * the field rules, which refuse single rows of a batch. Throws STATE_SECRET.
 */
export async function refuseSecretMutation(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<void> {
  const names = operation.selectionSet.selections.map((one) =>
    one.kind === Kind.FIELD ? one.name.value : '',
  );
  if (names.every((name) => name.startsWith('publish'))) return;
  const text = `${operation.loc?.source.body ?? ''}${JSON.stringify(variables)}`;
  if (!mayCarrySecrecyMark(text)) return;
  const literals: string[] = [];
  visit(operation, { [Kind.STRING]: ({ value }) => void literals.push(value) });
  const content = { literals, ...variables };
  if ((await recordSecrets(context, [{ feed: names.join(' '), content }])) > 0) {
    throw new HubError('STATE_SECRET');
  }
}
