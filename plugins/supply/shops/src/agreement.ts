/** 代发协议: what a shop agrees to when it applies, by version. A text that was in force stays here as it was. */
import type { Agreement } from './wire'

type Text = Omit<Agreement, 'version'>

export const AGREEMENTS: Record<string, Text> = {
  '2026-11-29': {
    zh: [
      {
        title: '谁和谁',
        text: '本协议由您（小店）与宁陕县网货供应中心（中心）订立。小店以自己的名义卖中心备货的商品，中心按小店的订单打包、发货。',
      },
      {
        title: '价格和保证金',
        text: '小店按供货价和运费付给中心，自己定零售价，但不低于中心公布的最低零售价。下单时从小店保证金里扣款，余额不足时订单暂缓，不会丢。供货价上调会提前通知，已下的订单不受影响。',
      },
      {
        title: '发货',
        text: '中心对每个订单给出承诺发货时间。超过承诺时间没有发出的，按公布的标准自动补给小店。包裹和短信上写小店的名字，不写价格。',
      },
      {
        title: '商品和追溯',
        text: '商品的检验、证照和追溯码由中心负责。小店只用中心提供的图文和证书描述商品，不夸大、不改产地，不卖已停售或召回的批次。',
      },
      {
        title: '售后',
        text: '包裹丢失、破损、发错或质量问题由中心查清并判定由谁承担（中心、快递、生产者或小店），钱款按判定结算。小店应及时把买家的问题转给中心。',
      },
      {
        title: '买家信息',
        text: '买家的姓名、电话和地址只用于发货和售后。小店和中心都不得挪作他用，不得出售或公开，并按法律要求保护。',
      },
      {
        title: '证照和亮照',
        text: '小店保证提交的主体信息真实有效，变更时重新提交。有执照的小店在店铺页面公示执照信息；依法不需要登记的个人公示自我声明。中心的工作人员为审核会查看证照，查看收款账号会留下记录。',
      },
      {
        title: '成员和密钥',
        text: '用小店成员的手机号登录或用小店的接口密钥做的事，都算小店做的。密钥泄露或成员离开时，小店应马上作废密钥、移出成员。',
      },
      {
        title: '暂停和关闭',
        text: '小店违反本协议或法律时，中心可以写明原因暂停；改正后恢复。小店可以随时要求关闭。关闭前先完成订单、结清钱款，保证金余额退还小店。',
      },
    ],
    en: [
      {
        title: 'Who agrees',
        text: 'You (the shop) and the Ningshan county supply centre (the centre). The shop sells goods that the centre keeps in stock under its own name; the centre packs and ships the shop’s orders.',
      },
      {
        title: 'Prices and deposit',
        text: 'The shop pays the supply price and carriage to the centre and sets its own retail price, not below the lowest retail price the centre publishes. Each order is taken from the shop’s deposit; where that is too little the order waits and is not lost. A rise of a supply price is announced beforehand and leaves orders already placed alone.',
      },
      {
        title: 'Shipping',
        text: 'The centre promises a time by which each order ships. An order that ships later is credited to the shop by itself, at the published rate. Parcels and messages bear the shop’s name and no price.',
      },
      {
        title: 'Goods and where they come from',
        text: 'Inspection, licences and trace codes are the centre’s duty. The shop describes goods by the texts, pictures and certificates the centre provides, exaggerates nothing, changes no origin and sells no lot that was stopped or called back.',
      },
      {
        title: 'After sales',
        text: 'The centre looks into parcels that are lost, damaged, wrong or of bad quality and decides who bears it (centre, carrier, producer or shop); money follows that decision. The shop passes its buyers’ complaints on in time.',
      },
      {
        title: 'Buyers’ data',
        text: 'Names, phones and addresses of buyers serve shipping and after-sales alone. Neither shop nor centre uses them for anything else, sells or publishes them; both protect them as the law asks.',
      },
      {
        title: 'Licence shown',
        text: 'The shop vouches that what it says of itself is true, and applies anew when it changes. A licensed shop shows its licence on its page; a person who by law needs none shows a declaration. Staff look at papers to review them; each reading of the account number is on record.',
      },
      {
        title: 'Members and keys',
        text: 'What is done by a member’s phone or by a key of the shop counts as done by the shop. Where a key leaks or a member leaves, the shop revokes the key and removes the member at once.',
      },
      {
        title: 'Pause and end',
        text: 'Where a shop breaks this agreement or the law the centre may suspend it, saying why, and lifts that once it is mended. A shop may ask to be closed at any time. Open orders and money come first; what is left of the deposit is paid back.',
      },
    ],
  },
}

/** The one to agree to today. */
export const AGREEMENT_VERSION = '2026-11-29'
export const agreementNow = (): Agreement => ({ version: AGREEMENT_VERSION, ...AGREEMENTS[AGREEMENT_VERSION] })
