import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_FOUND } = MedusaError.Types

export const ruleUnknown = () => new MedusaError(NOT_FOUND, '没有这条佣金规则')
export const ruleStopped = () => new MedusaError(CONFLICT, '这条佣金规则已经停用', 'rule_stopped')
