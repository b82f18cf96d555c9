import { MedusaError } from '@medusajs/framework/utils'

/** What may not be said of a good or a producer, told to staff in their words. */
const invalid = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)

export const medicinalMustNotBeFood = () => invalid('药材（medicinal）必须标为非食品')
export const lotlessIsNoGood = () => invalid('卡券和服务须标为非食品，不能标为易腐或变重，也没有 SC 许可类别')
export const processedNeedsCategory = () => invalid('加工食品必须填写 SC 许可类别')
export const freshMustBePerishable = () => invalid('生鲜商品必须标为易腐')
export const returnRuleMismatch = () => invalid('易腐商品不适用七天无理由退货，其余商品适用；请改正退货规则')
export const licenceMalformed = (licence: string) => invalid(`食品生产许可证编号格式不对：${licence}`)
export const licenceMisprinted = (licence: string) =>
  invalid(`食品生产许可证编号的校验码不对：${licence}，请核对证书原件后由人工复核`)
export const creditCodeWrong = (code: string) => invalid(`统一社会信用代码不对：${code}`)
export const producerUnknown = (id: string) => new MedusaError(MedusaError.Types.NOT_FOUND, `没有这个生产者：${id}`)
export const producerKeyTaken = (key: string) =>
  new MedusaError(MedusaError.Types.DUPLICATE_ERROR, `生产者代号已被使用：${key}`)
export const producerHasGoods = (name: string, count: number) =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, `「${name}」名下还有 ${count} 种商品，不能删除`)
export const foodCategoryRefused = (category: string) => invalid(`非食品不能放在食品类目「${category}」下`)
