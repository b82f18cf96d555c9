/**
 * Who sells, and how to reach them: on receipts, at the foot of every page, on orders and where goods are collected
 * (电子商务法 §15 and §33: licences and rules are shown all the time). Set by the environment; a shop with play money
 * shows demonstration facts, marked as such.
 */
import type { Env } from './env'
import type { Seller } from './wire'

const DEMO = {
  SELLER_CREDIT_CODE: '91610923MAYYYY999C',
  SELLER_FOOD_PERMIT: 'JY16109230090017',
  SELLER_LICENCE_PICTURE: '/papers/business-licence-demo.svg',
  SELLER_FOOD_PERMIT_PICTURE: '/papers/food-permit-demo.svg',
  SELLER_ADDRESS: '陕西省安康市宁陕县城关镇 县网货供应中心（演示）',
  SELLER_ADDRESS_EN: 'County supply centre, Chengguan, Ningshan, Ankang, Shaanxi (demonstration)',
  SELLER_PHONE: '0915-0000000',
  SELLER_HOURS: '每天 8:30–18:00',
  SELLER_HOURS_EN: 'Every day 8:30–18:00',
  SELLER_WECHAT: 'ningshan-demo',
  SELLER_ICP: '陕ICP备00000000号（演示）',
} as const

type Settings = Pick<Env, 'SELLER_NAME' | 'SELLER_NAME_EN' | 'PAYMENT_SANDBOX' | 'NODE_ENV'> & {
  [key in keyof typeof DEMO | 'SELLER_POLICE_RECORD']?: string
}

export function sellerFrom(settings: Settings): Seller {
  const playing = settings.PAYMENT_SANDBOX || settings.NODE_ENV !== 'production'
  const isDemo = playing && !settings.SELLER_CREDIT_CODE
  const fact = (name: keyof typeof DEMO) => settings[name] ?? (isDemo ? DEMO[name] : null)
  return {
    name: settings.SELLER_NAME,
    name_en: settings.SELLER_NAME_EN,
    credit_code: fact('SELLER_CREDIT_CODE'),
    food_permit: fact('SELLER_FOOD_PERMIT'),
    licence_picture: fact('SELLER_LICENCE_PICTURE'),
    food_permit_picture: fact('SELLER_FOOD_PERMIT_PICTURE'),
    address: fact('SELLER_ADDRESS'),
    address_en: fact('SELLER_ADDRESS_EN'),
    phone: fact('SELLER_PHONE'),
    hours: fact('SELLER_HOURS'),
    hours_en: fact('SELLER_HOURS_EN'),
    wechat: fact('SELLER_WECHAT'),
    icp: fact('SELLER_ICP'),
    police_record: settings.SELLER_POLICE_RECORD ?? null,
    is_demo: isDemo,
  }
}
