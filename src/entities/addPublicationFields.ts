import { Field, ID, InputType } from 'type-graphql';
import { CaseOpening } from './CaseOpening.ts';
import { enteredPartyCells } from './coordination/Party.ts';

/** A party as a provider enters it: known by its id, or described. */
@InputType('PartyInput', {
  description:
    'A party of the case: its id if the hub knows it, else its particulars. The same person or unit is found again by its code. 当事人',
})
class PartyInput {
  @Field(() => ID, { nullable: true, description: 'Id of a party of this case. 当事人编号' })
  id?: string;
}

for (const cell of enteredPartyCells()) {
  Field(() => cell.kind.graphql() as never, {
    nullable: true,
    description: `${cell.description}${cell.required ? ' Mandatory.' : ''}`,
  })(PartyInput.prototype, cell.name);
}

/** Adds to a feed's input what says to which case and parties the record belongs. */
export function addPublicationFields(input: new () => object, perSuspect: boolean): void {
  const { prototype } = input;
  Field(() => ID, {
    nullable: true,
    description: 'Id of the case; give this, caseNumber, or neither to open a case. 案件编号',
  })(prototype, 'caseId');
  Field(() => String, {
    nullable: true,
    description: 'Any number of the case: hub number, document number or court number. 案号或文号',
  })(prototype, 'caseNumber');
  Field(() => CaseOpening, {
    nullable: true,
    description: 'Particulars of the case when the record opens one. 新案件信息',
  })(prototype, 'opening');
  Field(() => (perSuspect ? PartyInput : [PartyInput]), {
    nullable: true,
    description: perSuspect ? 'The party concerned. 当事人' : 'The parties concerned. 当事人',
  })(prototype, perSuspect ? 'party' : 'parties');
}
