import { StoreService } from '@shanzhen/workflow-kit/store-service'
import * as store from './store'

/** 素材 that the county gives those who share. */
export default class MaterialService extends StoreService(
  {},
  {
    addMaterial: store.addMaterial,
    withdraw: store.withdraw,
    listMaterial: store.listMaterial,
    goodsWithMaterial: store.goodsWithMaterial,
  },
) {
  /** null where there is none, or where `shown` and it is not in force. */
  findMaterial(id: string, { shown }: { shown: boolean }) {
    return store.findMaterial(this.knex, id, shown)
  }
}
