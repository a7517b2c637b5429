import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../Context.ts';
import { DisclosurePage, DisclosureWhere } from './Disclosure.ts';
import { readDisclosures } from './readDisclosures.ts';
import { recordOnward } from './recordOnward.ts';
import { SubjectReportLine } from './SubjectReportLine.ts';
import { subjectReport } from './subjectReport.ts';

/** The log of disclosures, by its own rules. */
@Resolver()
export class DisclosureResolver {
  @Query(() => DisclosurePage, {
    description:
      'Who was shown what, newest first: all of it for auditors, for handling officers what concerns a record of their organ. 知悉记录',
  })
  disclosures(
    @Ctx() context: Context,
    @Arg('where', () => DisclosureWhere, { nullable: true }) where?: DisclosureWhere,
    @Arg('first', () => Int, { nullable: true, description: '1 to 500, usually 50.' })
    first?: number,
    @Arg('before', () => Int, { nullable: true, description: 'Index to go on before. 续页' })
    before?: number,
  ): Promise<DisclosurePage> {
    const given = Object.fromEntries(
      Object.entries(where ?? {}).filter(([, value]) => value !== null),
    );
    return readDisclosures(context, given, { first: first ?? 50, before: before ?? undefined });
  }

  @Query(() => [SubjectReportLine], {
    description:
      'To which organs data of one person were shown, for answering the person (个人信息保护法 Art. 44, 45). 个人信息提供情况',
  })
  subjectReport(
    @Arg('party', () => ID, { description: 'Id of the person in a case. 当事人编号' })
    party: string,
    @Ctx() context: Context,
  ): Promise<readonly SubjectReportLine[]> {
    return subjectReport(context, party);
  }

  @Mutation(() => Int, {
    description:
      'Records that a record was handed on outside the platform; gives its place in the log, from which nothing can be taken out. 再提供登记',
  })
  recordOnwardDisclosure(
    @Arg('record', () => ID, { description: 'Id of the record. 记录编号' }) record: string,
    @Arg('version', () => Int, { description: 'Its version. 版本' }) version: number,
    @Arg('fields', () => [String], { description: 'Names of the fields. 字段' })
    fields: readonly string[],
    @Arg('recipient', () => String, { description: 'To whom, 2 to 200 characters. 对象' })
    recipient: string,
    @Arg('basis', () => String, { description: 'On which basis, 10 to 500 characters. 依据' })
    basis: string,
    @Ctx() context: Context,
  ): Promise<number> {
    return recordOnward(context, { record, version, fields, recipient, basis });
  }
}
