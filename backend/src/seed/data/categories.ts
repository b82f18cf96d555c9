/** The shop's shelves, in the order they are shown; herbs for medicine stand apart from food. */
export type SeedCategory = { handle: string; name: string; name_en: string; is_food: boolean }

export const categories: SeedCategory[] = [
  { handle: 'mushroom', name: '菌菇', name_en: 'Mushrooms', is_food: true },
  { handle: 'nut', name: '坚果', name_en: 'Nuts', is_food: true },
  { handle: 'bee', name: '蜂产品', name_en: 'Honey', is_food: true },
  { handle: 'gift', name: '礼盒', name_en: 'Gift boxes', is_food: true },
  { handle: 'fruit', name: '果品', name_en: 'Fruit', is_food: true },
  { handle: 'food-herb', name: '药食同源', name_en: 'Food herbs', is_food: true },
  { handle: 'konjac', name: '魔芋', name_en: 'Konjac', is_food: true },
  { handle: 'grain-oil', name: '粮油', name_en: 'Grain and oil', is_food: true },
  { handle: 'sauce', name: '调味', name_en: 'Sauces', is_food: true },
  { handle: 'vegetable', name: '蔬菜', name_en: 'Vegetables', is_food: true },
  { handle: 'aquatic', name: '水产', name_en: 'Fish', is_food: true },
  { handle: 'fruit-wine', name: '果酒', name_en: 'Wine and spirits', is_food: true },
  { handle: 'herb', name: '中药材（非食品）', name_en: 'Medicinal materials (not food)', is_food: false },
]
