/** 分销协议: what a distributor agrees to when they apply, by version. A text that was in force stays here as it was. */
import type { Agreement } from './wire'

type Text = Omit<Agreement, 'version'>

const AGREEMENTS: Record<string, Text> = {
  '2026-11-29': {
    zh: [
      {
        title: '谁和谁',
        text: '本协议由您（分销员）与宁陕县网货供应中心（中心）订立。您分享中心的商品，买家通过您的链接或推荐码买下并签收后，中心按公布的规则付给您佣金。',
      },
      {
        title: '不收费，只有一级',
        text: '做分销员不交钱，也不用先买东西。佣金只按卖出的商品计，没有拉人头的奖励，也没有上级下级：您介绍来的人自己做分销员，您不从他的销售里拿钱。',
      },
      {
        title: '订单算谁的',
        text: '买家下单时填了推荐码的，算推荐码的主人；没有填的，算窗口期内最后点开的链接；都没有的，算他的账号此前点开、还在窗口期内的链接。窗口期是公布的天数。每个订单都能看到是哪一次点击、什么时候、为什么。',
      },
      {
        title: '自己买不算',
        text: '您自己的账号、手机号、微信、收款人，或寄到您自己地址和电话的订单，不计佣金。小店的代发订单和小店主页的订单也不计。',
      },
      {
        title: '怎样分享',
        text: '只用中心提供的图文和证书描述商品，不夸大功效，不改产地和价格。不群发骚扰，不用弹窗、隐藏页面或自动跳转骗取点击。',
      },
      {
        title: '退款和召回',
        text: '退款、取消、称重补差、争议和召回的商品，佣金按同样的份额退回或冻结；已经提走的，从以后的佣金里抵扣。',
      },
      {
        title: '税',
        text: '佣金是您的劳务报酬，中心依法代扣个人所得税，提现前先显示税后金额，并按规定向税务机关报送您的身份和收入。',
      },
      {
        title: '您的信息',
        text: '您的真实姓名只用于付款和纳税，加密保存。买家看到的只有您自己填的显示名和村名。您看不到买家的姓名、电话和地址。',
      },
      {
        title: '暂停和结束',
        text: '违反本协议或法律时，中心可以写明原因暂停或结束。您可以随时停止分享；已经挣到的佣金照常结清。',
      },
    ],
    en: [
      {
        title: 'Who agrees',
        text: 'You (the distributor) and the Ningshan county supply centre (the centre). You share the centre’s goods; where a buyer buys by your link or code and receives the goods, the centre pays you commission by the published rules.',
      },
      {
        title: 'No fee, one level',
        text: 'It costs nothing, and you need buy nothing. Commission is for goods sold alone. Nobody is paid for recruiting and there is no level above or below: of what somebody you brought sells you get nothing.',
      },
      {
        title: 'Whose an order is',
        text: 'An order with a referral code is its owner’s; else it belongs to the link that was followed last within the window; else to a link the buyer’s account followed before and that is still within the window. The window is a published number of days. Every order shows which click it was, when and why.',
      },
      {
        title: 'Not your own purchases',
        text: 'Orders by your own account, phone, WeChat or payee, or to your own address and phone, earn nothing. Nor do orders that small shops send on, or that are made at a shop’s own page.',
      },
      {
        title: 'How to share',
        text: 'Describe goods by the texts, pictures and certificates the centre provides; exaggerate nothing, change no origin and no price. No mass messages, no pop-ups, hidden pages or automatic redirects.',
      },
      {
        title: 'Refunds and recalls',
        text: 'For goods refunded, canceled, corrected by weight, disputed or called back, the same share of commission goes back or is frozen; what was withdrawn is set off against later commission.',
      },
      {
        title: 'Tax',
        text: 'Commission is income from services: the centre withholds income tax as the law says, shows the net before you withdraw, and reports identity and income to the tax office as required.',
      },
      {
        title: 'Your data',
        text: 'Your real name serves payment and tax alone and is kept encrypted. Buyers see the name and village you choose. You see no buyer’s name, phone or address.',
      },
      {
        title: 'Pause and end',
        text: 'Where you break this agreement or the law the centre may suspend or end it, saying why. You may stop at any time; what you earned is paid as ever.',
      },
    ],
  },
}

/** The one to agree to today. */
export const AGREEMENT_VERSION = '2026-11-29'
export const agreementNow = (): Agreement => ({ version: AGREEMENT_VERSION, ...AGREEMENTS[AGREEMENT_VERSION] })
