const province =
  /^(?:内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?|[一-龥]{2,3}省)/;
const placeless =
  /^[省市区县]?(中级|高级)?(人民法院|人民检察院|生态环境局|环境保护局|环保局|分局)$/;

/** An office's name without its province: one document prints 山东省临沂市…, the next 临沂市…. */
export function nameKey(name: string): string {
  return name.replace(/[\s（）()]/g, '').replace(province, '');
}

/** Whether two names, of which one may leave out the city as well, can be one office's. */
export function mayBeOne(key: string, other: string): boolean {
  const [short, long] = key.length < other.length ? [key, other] : [other, key];
  return short !== '' && long.endsWith(short) && !placeless.test(short);
}
