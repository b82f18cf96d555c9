/** What makes Medusa's Chinese the county's: counted words at all, and one word for one thing (ARCHITECTURE.md). */
import i18next from 'i18next'

/** As Medusa's translators wrote and as it is called here; the longer first. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/欢迎使用 ?Medusa/g, '宁陕山珍后台'],
  [/立即开始使用 ?Medusa Admin/g, '现在可以登录后台'],
  [/开始 ?Medusa Admin/g, '去登录'],
  [/您的 Medusa 应用程序/g, '本店'],
  [/使用 Medusa Cloud 登录/g, '登录'],
  [/在您的 Medusa 配置中/g, '在本店的配置中'],
  [/(关于)? ?Medusa ?(?:API|中|活动)/g, '$1本店'],
  [/ ?Medusa ?/g, '本店'],
  [/EACH/g, '按件'],
  [/ACROSS/g, '按单'],
  [/（Each）|（Once）/g, ''],
  [/MID 代码/g, '制造商识别码'],
  [/管理管理仪表板认证管理员用户的API密钥/g, '程序代员工做事用的密钥，权限同开它的人'],
  [/管理商店前端限制请求范围的API密钥/g, '店面和别的网站看货、下单用的密钥'],
  [/发布API密钥|可发布的?\s?API ?密钥/g, '店面密钥'],
  [/秘密API密钥|私密 API 密钥|密钥API密钥/g, '接口密钥'],
  [/API ?密钥/g, '密钥'],
  [/元数据/g, '附加信息'],
  [/价格列表/g, '价目表'],
  [/促销活动|促销/g, '优惠'],
  [/产品变体|变体/g, '规格'],
  [/产品/g, '商品'],
  [/库存项目/g, '库存品'],
  [/履行提供商/g, '配送方'],
  [/履行/g, '装箱'],
]

type Texts = { [key: string]: string | Texts }

const reworded = (text: string) => WORDS.reduce((said, [theirs, ours]) => said.replace(theirs, ours), text)

function rewordAll(texts: Texts): void {
  for (const [key, text] of Object.entries(texts))
    if (typeof text === 'string') texts[key] = reworded(text)
    else rewordAll(text)
}

/**
 * `zhCN` is no language to `Intl.PluralRules`: i18next then finds no counted word of it and falls back to English. The
 * dashboard starts i18next when it is drawn; whoever is loaded before may listen.
 */
export function speakChinese(): void {
  i18next.on('initialized', () => {
    const { pluralResolver, resourceStore } = i18next.services
    const ruleOf = pluralResolver.getRule.bind(pluralResolver) as (code: string, options?: object) => unknown
    pluralResolver.getRule = (code: string, options?: object) => ruleOf(code.startsWith('zh') ? 'zh' : code, options)
    const own = resourceStore.data.zhCN?.translation
    if (own) rewordAll(own as Texts)
  })
}
