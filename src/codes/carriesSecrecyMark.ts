/** Any of the characters without which there is no mark: most texts need no closer look. */
const suspicious = /[密㊙★☆✩✪✭✮⭐]|secret/i;
const blank = /[\s\p{Cf}\p{Zs}]+/gu;

const level =
  '(?:绝|絕|机|機|(?<!工作|商业|業|侦查|偵查|审判|審判|检察|檢察|个人|個人)(?:秘|祕))密';
const term = '(?:长期|長期|启用|啟用|解密|[0-9零〇一二三四五六七八九十]+(?:年|个月|個月|月|日))';

/** How state secrets are marked in practice (保守国家秘密法 Art. 17; GB/T 9704 密级★保密期限). */
const marks = [
  new RegExp(`${level}级?[★☆✩✪✭✮⭐]`, 'u'),
  new RegExp(`${level}级?[*＊·•]?${term}(?:$|[)）】\\]〕》])`, 'u'),
  new RegExp(`${level}级?[*＊]${term}`, 'u'),
  new RegExp(`(?<![秘祕]密级?)[★☆✩✪✭✮⭐]${term}`, 'u'),
  new RegExp(`密级[:：]?${level}`, 'u'),
  new RegExp(`[【\\[(（〔《<]${level}级?(?:件|文件)?[】\\])）〕》>]`, 'u'),
  new RegExp(`${level}级(?:国家秘密|文件|材料|载体|资料|事项|信息)`, 'u'),
  new RegExp(`^${level}级?(?:件|文件)?(?:\\.\\w+)?$`, 'u'),
  /TOPSECRET|TOP_SECRET/,
];

/** Whether a text, or the JSON of several, is worth a closer look. */
export function mayCarrySecrecyMark(text: string): boolean {
  return suspicious.test(text);
}

/**
 * Whether a text is marked as a state secret. Words such as 商业秘密, 工作秘密, 侦查秘密, 保密 or
 * 国家秘密法 are no mark, nor is the adverb of 秘密排放.
 */
export function carriesSecrecyMark(text: string): boolean {
  if (!mayCarrySecrecyMark(text)) return false;
  const plain = text.normalize('NFKC').replace(blank, '');
  return marks.some((mark) => mark.test(plain));
}
