import { inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { look } from '../../risk/look'
import * as cases from './store/cases'
import { readFacts } from './store/facts'

/** 风险: what is looked into before money goes out. */
export default class RiskService extends StoreService(
  {},
  {
    readFacts,
    settle: inTransaction(cases.settleCase),
    holdRelease: inTransaction(cases.holdRelease),
    releaseHeld: cases.releaseHeld,
    letGoBefore: cases.letGoBefore,
    letGo: inTransaction(cases.letGo),
    refuseRelease: inTransaction(cases.refuseRelease),
    find: cases.findCase,
    unsettled: cases.unsettledCases,
    list: cases.listCases,
    countHeld: cases.countHeld,
    findingsOf: cases.findingsOf,
    actsOf: cases.actsOf,
  },
) {
  /** Over facts what the rules say; put beside it in tests alone. */
  readonly look = look
}
