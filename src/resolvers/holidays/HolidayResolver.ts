import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { beijingToday } from '../../codes/beijingToday.ts';
import type { EnteredYear } from '../../db/holidays/holidaySql.ts';
import { scalars } from '../../entities/kinds/scalars.ts';
import { HubError } from '../../errors.ts';
import { missingYears } from '../../policy/readCalendar.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';

/** The days of a year by which limits are counted (节假日安排). */
@ObjectType('HolidayYear', { description: 'The holidays of a year. 节假日安排' })
class HolidayYearType {
  @Field(() => Int, { description: 'Year. 年份' })
  year!: number;

  @Field(() => [scalars.date], { description: 'Days off, beside ordinary weekends. 放假日' })
  off!: readonly string[];

  @Field(() => [scalars.date], { description: 'Weekend days worked in return. 调休工作日' })
  work!: readonly string[];
}

/** A year as an administrator entered it, and who did so, when and why (节假日录入记录). */
@ObjectType('HolidayEntry', {
  description:
    'A year as an administrator entered it, and who did so, when and why. 节假日录入记录',
})
class HolidayEntryType extends HolidayYearType {
  @Field(() => ID, { description: 'Id of the entry. 编号' })
  id!: string;

  @Field(() => String, { description: 'The announcement that it follows. 依据的通知' })
  announcement!: string;

  @Field(() => String, { description: 'Why it was entered. 理由' })
  reason!: string;

  @Field(() => ID, { description: 'Organ of who entered it. 录入单位' })
  organId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Login of who entered it; for administrators and auditors. 录入人',
  })
  login?: string | null;

  @Field(() => String, { description: 'When (RFC 3339, UTC). 录入时间' })
  enteredAt!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Since when all limits are counted by it; null for some seconds. 时限重算时间',
  })
  recountedAt?: string | null;
}

@ObjectType('HolidayCalendar', { description: 'What limits are counted by. 节假日历' })
class HolidayCalendarType {
  @Field(() => [HolidayYearType], { description: 'The years that are known. 已知年份' })
  years!: readonly HolidayYearType[];

  @Field(() => [Int], {
    description:
      'Of this year and the next those that are not known: there weekends alone are taken off. 缺少的年份',
  })
  missing!: readonly number[];

  @Field(() => [HolidayEntryType], {
    description:
      'What administrators entered, the latest first; of a year the latest counts. 录入记录',
  })
  entries!: readonly HolidayEntryType[];
}

const longestAnnouncement = 200;

/** The holidays (节假日) by which all limits are counted, and their entry by an administrator. */
@Resolver()
export class HolidayResolver {
  @Query(() => HolidayCalendarType, {
    description: 'The holidays by which all limits are counted, and who entered them. 节假日历',
  })
  async holidays(@Ctx() { services, reader }: Context): Promise<HolidayCalendarType> {
    const entries = await services.holidays.follow();
    const named = reader.posts.some((post) => post === 'administrator' || post === 'auditor');
    return {
      years: services.holidays.years(),
      missing: missingYears(services.calendar, beijingToday()),
      entries: entries.map((one) => ({ ...one, login: named ? one.login : null })).toReversed(),
    };
  }

  @Mutation(() => HolidayEntryType, {
    description:
      'Enters the holidays of a year as the State Council announced them, in place of what was known of the year. All nodes count by them within a second, and running limits are counted again some seconds later. For administrators, who read no content by it. BAD_HOLIDAYS for what no announcement can say. 录入节假日安排',
  })
  async setHolidays(
    @Ctx() { services, reader, pass }: Context,
    @Arg('year', () => Int, { description: 'Year, 2000 to 2100. 年份' }) year: number,
    @Arg('off', () => [scalars.date], {
      description: 'Days off, weekends within a holiday included. 放假日',
    })
    off: readonly string[],
    @Arg('work', () => [scalars.date], { description: 'Weekend days worked in return. 调休工作日' })
    work: readonly string[],
    @Arg('announcement', () => String, {
      description: 'Number or title of the announcement, 4 to 200 characters. 通知文号',
    })
    announcement: string,
    @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 理由' })
    reason: string,
  ): Promise<EnteredYear> {
    const told = announcement.trim();
    if (told.length < 4 || told.length > longestAnnouncement || told.includes('\0')) {
      throw new HubError('BAD_HOLIDAYS', { what: 'the announcement is not named' });
    }
    const { organId, login } = reader;
    const entered = await services.holidays.enter(pass, {
      ...{ year, off, work, announcement: told, reason: checkReason(reason), organId, login },
    });
    if (entered === undefined) {
      throw new HubError('BAD_HOLIDAYS', { what: 'these days are known already' });
    }
    return entered;
  }
}
