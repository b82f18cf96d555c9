import type { WordKind } from '../../modules/search-word/models/search-word'

/** What people here call things, what they say of goods and what they shop for: the dictionary a new shop begins with. */
const synonyms: Record<string, string> = {
  耳子: '木耳',
  云耳: '木耳',
  毛栗: '板栗',
  毛栗子: '板栗',
  栗子: '板栗',
  奇异果: '猕猴桃',
  阳桃: '猕猴桃',
  洋桃: '猕猴桃',
  香蕈: '香菇',
  香信: '香菇',
  冬菇: '香菇',
  胡桃: '核桃',
  三文鱼: '虹鳟',
  冷水鱼: '虹鳟',
  蒟蒻: '魔芋',
  蜜糖: '蜂蜜',
  蜜蜂糖: '蜂蜜',
  豆角: '豇豆',
  长豆角: '豇豆',
  辣椒酱: '剁椒酱',
  辣酱: '剁椒酱',
  柿子: '柿饼',
  香茹: '香菇',
  稻米: '大米',
  新米: '大米',
  烧酒: '白酒',
  羊肚菇: '羊肚菌',
  魔芋粉: '魔芋精粉',
  赤箭: '天麻',
}

/** Came later than the others: shops that keep a dictionary already get these alone. */
const NEW_SHELVES: Record<string, string[]> = {
  'food-herb,herb,fruit-wine': ['泡酒', '药酒', '泡药酒'],
  'food-herb,herb': ['养生', '滋补', '中药', '药材'],
  'food-herb,fruit': ['泡水', '泡茶'],
}

/** Came later still, English readers' words for whole shelves among them (a word in letters stands alone). */
const LATER_SHELVES: Record<string, string[]> = {
  aquatic: ['fish', 'seafood'],
  mushroom: ['mushrooms', 'fungi'],
  nut: ['nuts'],
  fruit: ['fruit', 'fruits'],
  vegetable: ['vegetables'],
  'fruit-wine': ['wines', 'spirits', 'liquor', 'alcohol'],
  'food-herb,herb': ['herbs'],
  gift: ['gift', 'gifts', 'present', 'presents', 'souvenir', 'souvenirs', '老人', '给老人', '爸妈', '爷爷奶奶'],
  'fruit,nut': ['snack', 'snacks'],
  '*': ['ningshan', 'specialty', 'specialties', 'speciality', 'specialities'],
}

const shelves: Record<string, string[]> = {
  gift: [
    ...['送礼', '礼品', '礼物', '伴手礼', '随手礼', '年货', '过年', '春节', '中秋', '端午', '国庆', '过节', '节日'],
    ...['送长辈', '送父母', '送老人', '送领导', '送老师', '送朋友', '送客户', '送人', '长辈', '父母'],
    ...['走亲戚', '走亲访友', '拜年', '探亲', '看望', '回礼', '员工福利', '团购', '大礼包'],
  ],
  'fruit,nut': ['零食', '小吃', '下午茶', '休闲食品'],
  'nut,fruit': ['孕妇', '坐月子'],
  nut: ['下酒菜', '下酒'],
  mushroom: ['蘑菇', '野生菌', '菌子', '煲汤', '炖汤', '山菌'],
  'mushroom,konjac': ['火锅'],
  'fruit-wine': ['酒水'],
  ...NEW_SHELVES,
  '*': [
    ...['山货', '特产', '土特产', '土产', '农产品', '宁陕', '宁陕县', '秦岭', '安康', '陕西', '陕南', '西北'],
    ...['本地', '家乡', '山里', '全部'],
  ],
}

const facts = [
  ...['新鲜', '干货', '地理标志', '地标', '冷链', '野生', '仿野生', '无硫', '有机', '绿色食品', '手工', '农家', '自家'],
  ...['优质', '特级', '纯天然', '天然', '当年', '无糖', '原味', '散养', '散装', '精品', '林下', '低温', '现摘', '无添加'],
]

const toShelf = ([target, terms]: [string, string[]]) => terms.map((term) => ({ term, kind: 'shelf' as const, target }))

/** What is cooked with a chicken: mushrooms, and chestnuts. */
const STEWS = { 'mushroom,nut': ['炖鸡', '炖鸡汤', '鸡汤', '煲鸡'] }

export const stewWords = Object.entries(STEWS).flatMap(toShelf)
export const newWords = Object.entries(NEW_SHELVES).flatMap(toShelf)
export const laterWords = Object.entries(LATER_SHELVES).flatMap(toShelf)

export const seedWords: { term: string; kind: WordKind; target: string }[] = [
  ...Object.entries(synonyms).map(([term, target]) => ({ term, kind: 'synonym' as const, target })),
  ...Object.entries(shelves).flatMap(toShelf),
  ...laterWords,
  ...stewWords,
  ...facts.map((term) => ({ term, kind: 'fact' as const, target: '' })),
]
