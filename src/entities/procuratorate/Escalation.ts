import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { Part } from '../Part.ts';

/** The letter to the police when the bureau still does not transfer (淄环发〔2022〕71号 三(四)3). */
@ObjectType('Escalation', {
  description: 'The letter to the police when the bureau still does not transfer. 书面通知公安机关',
})
@InputType('EscalationInput')
export class Escalation {
  @Part(dateTime(), 'When the police were told in writing. 通知公安机关时间', { required: true })
  noticeToPoliceAt?: string;

  @Part(documentNo('PROCURATORATE_OTHER'), 'Number of the letter. 文号')
  noticeNo?: string;
}
