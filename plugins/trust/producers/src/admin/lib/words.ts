/** The Chinese words staff see for what is stored. */
export const KINDS = [
  ['fresh', '生鲜'],
  ['primary-dried', '干货（初级农产品）'],
  ['processed', '加工食品'],
  ['medicinal', '药材（非食品）'],
  ['bundle', '礼盒'],
  ['voucher', '卡券（没有批次）'],
  ['service', '服务（没有批次）'],
] as const

export const PRODUCER_KINDS = [
  ['enterprise', '企业'],
  ['cooperative', '合作社'],
  ['farmer', '农户'],
] as const

export const RETURN_RULES = [
  ['seven_days', '七天无理由'],
  ['fresh_excluded', '生鲜，不适用'],
] as const
