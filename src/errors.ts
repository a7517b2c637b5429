/** One entry of the closed error catalogue: the HTTP status, the fact and the remedy, in both languages. */
interface Entry {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

const entry = (status: number, en: string, zh: string): Entry => ({ status, en, zh });

/**
 * Every error that leaves the process. A message states a fact and a remedy and never quotes data;
 * `{name}` is filled from the details.
 */
export const catalogue = {
  UNAUTHENTICATED: entry(
    401,
    'The request carries no valid bearer token. Send "Authorization: Bearer TOKEN".',
    '请求未携带有效令牌。请在 Authorization 头中提供 Bearer 令牌。',
  ),
  TOKEN_EXPIRED: entry(
    401,
    'The token has expired. Fetch a new one and repeat the request.',
    '令牌已过期。请重新获取令牌后再试。',
  ),
  READER_UNKNOWN: entry(
    401,
    'The registry does not know this reader. Ask the administrator of your organ to register it.',
    '登记册中没有该用户。请联系本单位管理员登记。',
  ),
  READER_INACTIVE: entry(
    403,
    'This reader is suspended or revoked in the registry. Ask the administrator of your organ.',
    '该用户已被停用或撤销。请联系本单位管理员。',
  ),
  FORBIDDEN: entry(
    403,
    'The regulation does not allow this operation to your agency. {remedy}',
    '根据规则，贵单位不得进行此操作。',
  ),
  NOT_PUBLISHER: entry(
    403,
    'Only the {publisher} publishes {feed} ({article}). Ask that agency to enter the record.',
    '只有 {publisherZh} 可以录入该类信息（{article}）。',
  ),
  AUDIT_UNAVAILABLE: entry(
    503,
    'The log of disclosures cannot be written, so nothing was disclosed. Repeat the request in a moment; publishing goes on.',
    '知悉日志暂时无法写入，未提供任何内容。请稍后重试；录入不受影响。',
  ),
  BAD_PURPOSE: entry(
    403,
    'The stated purpose cannot be taken: {what}. Send one of "purposes" that your post pursues in Xianjie-Purpose, and the id of a case in Xianjie-Case.',
    '所述知悉目的无效：{what}。请在 Xianjie-Purpose 中填写本岗位可用的目的，在 Xianjie-Case 中填写案件编号。',
  ),
  PURPOSE_MISSING: entry(
    403,
    'The answer would be marked {level}, and what is above INTERNAL needs a purpose. Send it in the header Xianjie-Purpose, and the case in Xianjie-Case.',
    '查询结果的标注级别为 {level}，高于 INTERNAL 的内容须说明知悉目的。请在 Xianjie-Purpose 中填写，并在 Xianjie-Case 中注明案件。',
  ),
  PURPOSE_EXCEEDED: entry(
    403,
    'The answer would tell of more than the case stated in Xianjie-Case; nothing of it was sent. Ask for that case alone.',
    '查询结果超出 Xianjie-Case 所述案件，未发送任何内容。请仅查询该案件。',
  ),
  NOT_ACTOR: entry(
    403,
    'Only a handling officer of the {agency} does this ({article}).',
    '只有{agencyZh}的办案人员可以办理该事项（{article}）。',
  ),
  NOT_ADDRESSEE: entry(
    403,
    'The step before this act ({stepText}) lies with another organ ({article}). Let that organ act.',
    '前一步骤（{stepTextZh}）由其他单位办理（{article}）。请由该单位办理。',
  ),
  PREDECESSOR_MISSING: entry(
    409,
    'The law puts another step before this act: {stepText} ({article}). Have it entered first; if it was done outside the platform, give "orphanReason".',
    '依法应先有前置环节：{stepTextZh}（{article}）。请先录入该环节；如已在平台外办理，请填写 orphanReason。',
  ),
  ACT_DONE: entry(
    409,
    'This act, or its like, has been done ({article}). To change what was entered, correct the record.',
    '该事项已经办理（{article}）。如需更改，请更正原记录。',
  ),
  ACT_OVERTAKEN: entry(
    409,
    'The case has gone another way, which leaves no room for this act ({article}). See the timeline of the case.',
    '案件已转入其他环节，不能再办理该事项（{article}）。请查看办案时间线。',
  ),
  ACT_PREMATURE: entry(
    409,
    'The limit {rule} since {stepText} is not over yet ({article}). Act when it has passed.',
    '自{stepTextZh}起的期限 {rule} 尚未届满（{article}）。请在期满后办理。',
  ),
  ACT_BEFORE_PREDECESSOR: entry(
    409,
    'The act is dated before the step that it follows: {stepText} ({article}). Compare both dates with the documents.',
    '办理时间早于前置环节：{stepTextZh}（{article}）。请对照文书核对两个日期。',
  ),
  ABOVE_CEILING: entry(
    403,
    'The answer would be marked {level}, above {ceiling}, the highest that {whose} admits; nothing of it was sent. Leave the named fields out, or filter by markingLevel.',
    '查询结果的标注级别为 {level}，高于{whoseZh}允许的最高级别 {ceiling}，未发送任何内容。请去掉所列字段，或按 markingLevel 过滤。',
  ),
  NOT_FOUND: entry(
    404,
    'No such record is visible to you. Check the id or number.',
    '没有您可见的该记录。请核对编号。',
  ),
  AMBIGUOUS_NUMBER: entry(
    409,
    'More than one case that you may see carries this number. Pass the issuing organ as well.',
    '有多个案件使用该文号。请同时指定发文单位。',
  ),
  BAD_USER_INPUT: entry(
    400,
    'The input is not of the declared type. See the locations and the schema.',
    '输入与模式声明的类型不符。请对照模式检查。',
  ),
  INPUT_REJECTED: entry(
    422,
    'The record breaks {count} field rule(s); nothing was stored. See "problems" and mend each.',
    '记录违反 {count} 条字段规则，未保存。请按 problems 逐项更正。',
  ),
  STATE_SECRET: entry(
    422,
    'What was entered is marked as a state secret, which this network may not hold. Nothing of it was kept; use the offline channel of the secrecy department.',
    '所填内容带有国家秘密标志，本平台系非涉密系统，未保存任何内容。请通过保密行政管理部门规定的线下渠道办理。',
  ),
  BATCH_TOO_LARGE: entry(
    413,
    'A batch holds at most {limit} records. Split it.',
    '每批最多 {limit} 条记录。请拆分。',
  ),
  BATCH_REJECTED: entry(
    422,
    'All-or-nothing was asked for and {count} row(s) were refused; nothing was stored.',
    '要求全部成功，但有 {count} 行被拒绝，未保存任何记录。',
  ),
  BAD_IDEMPOTENCY_KEY: entry(
    400,
    'An idempotency key has {least} to {most} characters. Use a UUID.',
    '幂等键长度须为 {least} 至 {most} 个字符。建议使用 UUID。',
  ),
  IDEMPOTENCY_CONFLICT: entry(
    409,
    'This idempotency key was used with another body. Use a new key for a new publication.',
    '该幂等键已用于不同的内容。新的录入请使用新的幂等键。',
  ),
  VERSION_CONFLICT: entry(
    409,
    'The record has been revised since: its version is {version}. Read it again and decide anew.',
    '该记录已被修改，当前版本为 {version}。请重新读取后再作决定。',
  ),
  SOURCE_CONFLICT: entry(
    409,
    'This source record was published before with other content. Correct the published record instead.',
    '该来源记录此前以不同内容录入。请更正已录入的记录。',
  ),
  DUPLICATE_NUMBER: entry(
    409,
    'Your organ has already published a record of this kind under this number. Check the number.',
    '贵单位已用该文号录入同类记录。请核对文号。',
  ),
  BAD_CURSOR: entry(
    400,
    'The cursor does not belong to this list or order. Start again without a cursor.',
    '游标与该列表或排序不符。请不带游标重新开始。',
  ),
  CURSOR_EXPIRED: entry(
    410,
    'The change log no longer reaches back to this cursor. Read the records anew, then follow from "oldest".',
    '变更日志已不含该游标之后的全部内容。请重新读取记录，再从 oldest 游标继续。',
  ),
  RIGHTS_CHANGED: entry(
    403,
    'Your rights in the registry have changed, so the stream ends. Read anew what you hold, then go on after the cursor.',
    '您在登记册中的权限已变更，推送终止。请重新读取已有记录，再从该游标继续。',
  ),
  SLOW_SUBSCRIBER: entry(
    429,
    'The stream was not read fast enough, so it ends. Go on after the cursor; nothing is lost.',
    '接收过慢，推送终止。请从该游标继续，不会丢失。',
  ),
  TOO_MANY_STREAMS: entry(
    429,
    'There are at most {limit} {what} at once. Close one, or filter for more in one stream.',
    '同时最多 {limit} 个推送。请关闭部分推送或合并筛选。',
  ),
  BAD_WEBHOOK: entry(
    400,
    'The webhook is not taken: {what}. Mend it and register again.',
    '推送地址不予登记（{what}）。请更正后重新登记。',
  ),
  ONLY_SUBSCRIPTIONS: entry(
    400,
    'Only subscriptions run over this transport. Send queries and mutations by POST to /graphql.',
    '此通道仅支持订阅。查询与变更请以 POST 发送至 /graphql。',
  ),
  SHUTTING_DOWN: entry(
    503,
    'The hub is shutting down. Connect again and go on after the cursor; nothing is lost.',
    '系统正在停机。请重新连接并从该游标继续，不会丢失。',
  ),
  BAD_PAGE: entry(
    400,
    'Ask for {least} to {most} rows, either with "first" or with "last".',
    '请用 first 或 last 之一请求 {least} 至 {most} 行。',
  ),
  QUERY_TOO_LARGE: entry(
    400,
    'The query asks for more than the hub answers at once ({what}: at most {limit}). Split it.',
    '查询超过一次可答的范围（{what}：最多 {limit}）。请拆分。',
  ),
  BAD_FILTER: entry(
    400,
    'A filter is not well formed ({what}). See the schema.',
    '过滤条件不正确（{what}）。请对照模式。',
  ),
  GRAPHQL_PARSE_FAILED: entry(
    400,
    'The document is not GraphQL. See the location.',
    '查询文本不是有效的 GraphQL。',
  ),
  GRAPHQL_VALIDATION_FAILED: entry(
    400,
    'The document does not fit the schema. See the location.',
    '查询与模式不符。请查看位置。',
  ),
  BAD_REQUEST: entry(
    400,
    'The HTTP request is not a GraphQL request: {what}.',
    'HTTP 请求不是有效的 GraphQL 请求：{what}。',
  ),
  BODY_TOO_LARGE: entry(
    413,
    'The request body is larger than {limitMiB} MiB. Split the batch.',
    '请求体超过 {limitMiB} MiB。请拆分批次。',
  ),
  BAD_REASON: entry(
    400,
    'A reason has {least} to {most} characters. Say why in a sentence.',
    '理由须为 {least} 至 {most} 字。请说明原因。',
  ),
  BAD_PERIOD: entry(
    400,
    'Access is granted until a day that lies ahead, at most {most} days. Choose such a day.',
    '查阅期限须在今日之后，且不超过 {most} 天。请重新选择。',
  ),
  SECOND_PERSON: entry(
    403,
    'A marking is lowered by two persons of its provider. Let a colleague confirm the change.',
    '降低保密标注须由录入单位两人办理。请由另一名同事确认。',
  ),
  NOT_OBJECTIONABLE: entry(
    409,
    'An objection names fields that you are shown of a record of another organ, one objection at a time; {what}.',
    '异议应针对其他单位记录中向您显示的字段，且同时只能有一项待处理（{whatZh}）。',
  ),
  NOT_MENDED: entry(
    409,
    'None of the fields has been corrected since. Correct one or withdraw the record, then uphold the objection; or reject it.',
    '异议所列字段尚未更正。请先更正或者撤回记录，再确认异议成立；或者答复不成立。',
  ),
  DATABASE_UNAVAILABLE: entry(
    503,
    'The database does not answer. Repeat the request in a moment; the same key is safe.',
    '数据库暂时无响应。请稍后重试；使用同一幂等键是安全的。',
  ),
  STATISTICS_TOO_NARROW: entry(
    403,
    'With what you were told before, the answer would single out fewer than {least} records. Ask for larger groups.',
    '结合此前的统计结果，本次结果会指向不足 {least} 条记录。请扩大统计口径。',
  ),
  ISSUER_UNAVAILABLE: entry(
    503,
    'The issuer of the tokens does not give its keys. Repeat the request in a moment.',
    '令牌签发方暂时无法提供公钥。请稍后重试。',
  ),
  HOST_UNKNOWN: entry(
    421,
    'The hub signs trial tokens and answers under its own address only. Use "localhost" or its IP address.',
    '试用模式仅接受本机地址的请求。请使用 localhost 或 IP 地址。',
  ),
  BAD_HOLIDAYS: entry(
    400,
    'These cannot be the holidays of the year: {what}. Enter them as the announcement of the State Council has them.',
    '节假日安排有误：{what}。请按国务院办公厅通知录入。',
  ),
  NOT_FEDERATED: entry(
    501,
    'The hubs of the agencies run apart, and {what}.',
    '各机关平台分别部署，{whatZh}。',
  ),
  AGENCY_UNAVAILABLE: entry(
    503,
    'The hub of the {name} does not answer. What it holds is left out, which does not mean that there is nothing. Ask again in a moment; repeat a publication with the same idempotency key.',
    '{nameZh}的平台暂无响应，其信息未予显示，不表示没有记录。请稍后重试；录入请使用原幂等键重试。',
  ),
  ROUTER_UNKNOWN: entry(
    403,
    'This hub answers its router only. Ask by the address that the agencies answer at together.',
    '本平台仅接受所属网关的请求。请通过统一入口访问。',
  ),
  REPLICA_STALE: entry(
    503,
    'This hub has not heard from the coordinating body for {seconds} s, and rights may have changed since. Nothing was disclosed. Repeat the request in a moment.',
    '本平台已有 {seconds} 秒未收到牵头单位的更新，权限可能已变化，未提供任何内容。请稍后重试。',
  ),
  INTERNAL: entry(
    500,
    'The hub failed. Nothing was stored. Report the request id {requestId}.',
    '系统内部错误，未保存。请报告请求编号 {requestId}。',
  ),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An error of the catalogue. `details` goes to the client and so holds no protected data. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(fill(catalogue[code].en, details), { cause });
    this.code = code;
    this.details = details;
  }

  /** What GraphQL shows under `extensions`. */
  get extensions(): Record<string, unknown> {
    return {
      ...this.details,
      code: this.code,
      messageZh: fill(catalogue[this.code].zh, this.details),
      http: { status: catalogue[this.code].status },
    };
  }
}

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '')).trim();
}
