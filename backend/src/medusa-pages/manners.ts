/** How Medusa's pages write money, dates, places and names, and what they offer that leads nowhere here. */
import type { Rule } from './rules'

const NAMES = (kind: 'region' | 'currency') => `new Intl.DisplayNames("zh-CN", { type: "${kind}" })`

export const MANNERS: readonly Rule[] = [
  // ¥142.00 instead of ¥ 142.00 CNY; another currency keeps its code.
  {
    find: 'return `${symbol} ${total} ${currencyCode.toUpperCase()}`;',
    put: 'return currencyCode.toLowerCase() === "cny" ? `${symbol}${total}` : `${symbol} ${total} ${currencyCode.toUpperCase()}`;',
  },
  // 2026年11月28日 14:05, in Beijing wherever the machine stands.
  {
    find: 'return format(ensuredDate, `PP ${timeFormat}`, {',
    put: `if (i18n.language.startsWith("zh")) return ensuredDate.toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long", ...(includeTime && { timeStyle: "short" }) });
    return format(ensuredDate, \`PP \${timeFormat}\`, {`,
  },
  { find: '"dd MMM, yyyy, HH:mm:ss"', put: '"yyyy年M月d日 HH:mm:ss"' },
  { find: '"dd MMM, yyyy"', put: '"yyyy年M月d日"' },
  // Whether a promotion comes by a code or by itself is no campaign.
  {
    find: 'weight: "plus", leading: "compact", children: t("promotions.fields.campaign")',
    put: 'weight: "plus", leading: "compact", children: t("promotions.fields.method")',
  },
  // 王小山 is one name; an address reads from the province to the door.
  {
    find: `  const name = [first_name, last_name].filter(Boolean).join(" ");
  const formattedAddress = [];`,
    put: `  if ((country_code ?? country?.iso_2 ?? "cn").toLowerCase() === "cn") {
    const place = [...new Set([province, city, address_2])].filter((part) => part && !/直辖县级行政区划$/.test(part));
    return [place.join(" "), address_1, company, [last_name, first_name].filter(Boolean).join("")].filter(Boolean);
  }
  const name = [first_name, last_name].filter(Boolean).join(" ");
  const formattedAddress = [];`,
  },
  { find: 'function getCountryByIso2(', put: nameAll('countries', 'display_name', NAMES('region'), 'iso_2') },
  {
    find: 'var currencies = {',
    put: nameAll('Object.values(currencies)', 'name', NAMES('currency'), 'code', 'var currencies = {'),
  },
  // A drawn flag comes from a server abroad; the letter of a flag is in the machine's own type.
  { find: 'svg: true,', put: 'svg: false,' },
  // What one may is told by 员工与角色; Medusa's own list of its permissions is another one.
  { find: 'var RequiredPermissionsSection = () => {', put: 'var RequiredPermissionsSection = () => {\n  return null;' },
  {
    find: 'className: "text-pretty capitalize", children: promotion.type',
    put: 'className: "text-pretty", children: promotion.type === "buyget" ? "买赠" : "标准"',
  },
  // Tool bars of lists break their lines on a phone instead of pushing the page.
  {
    find: '"div", { className: "w-full max-w-[60%]", children',
    put: '"div", { className: "sm:w-full sm:max-w-[60%]", children',
  },
  // Rows and columns are counted from 1 where they are read out.
  ...['"aria-rowindex": rowIndex', '"aria-colindex": columnIndex', '"aria-rowindex": virtualRow.index'].map((find) => ({
    ...{ find, put: `${find} + 1` },
  })),
  { find: '"aria-rowindex": row.index', put: '"aria-rowindex": row.index + 1' },
  // The link to pay and money taken by hand stand in 付款: Medusa's link opens a page no shop of ours has.
  {
    find: 'const showPayment = unpaidPaymentCollection &&',
    put: 'const showPayment = false && unpaidPaymentCollection &&',
  },
  {
    find: 'const [_, name, type] = id.split("_");',
    put: `const [_, name, type] = id.split("_");
  const known = { wechatpay: "微信支付", stripe: "银行卡（Stripe）", offline: type === "cash" ? "现金" : "银行转账", deposit: "小店预存款", freight: "按运费表", manual: "人工" }[name];
  if (known) return known;`,
  },
  { find: 'children: payment.provider_id', put: 'children: formatProvider(payment.provider_id)' },
  // Not everybody may look colleagues up.
  {
    find: `if (!actor) {
    return null;
  }
  return /* @__PURE__ */ jsx(UserLink,`,
    put: `if (!actor) return isUser ? "同事" : null;
  return /* @__PURE__ */ jsx(UserLink,`,
  },
  // 王大山 is called so everywhere, not 大山 王.
  ...[
    ['user?.first_name', 'user?.last_name'],
    ['user.first_name', 'user.last_name'],
    ['customer.first_name', 'customer.last_name'],
    ['first_name', 'last_name'],
  ].map(([given, family]) => ({
    find: `const name = [${given}, ${family}].filter(Boolean).join(" ");`,
    put: `const name = /\\p{sc=Han}/u.test([${given}, ${family}].join("")) ? [${family}, ${given}].filter(Boolean).join("") : [${given}, ${family}].filter(Boolean).join(" ");`,
  })),
]

/** Once the page is loaded all of a list bear the names Chinese readers know. */
function nameAll(
  list: string,
  name: string,
  names: string,
  code: string,
  before = 'function getCountryByIso2(',
): string {
  return `queueMicrotask(() => {
  const names = ${names};
  for (const one of ${list}) one.${name} = names.of(one.${code}.toUpperCase()) ?? one.${name};
});
${before}`
}
