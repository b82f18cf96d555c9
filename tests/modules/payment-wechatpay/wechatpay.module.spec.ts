/** The wechatpay module on a real Postgres: a notification is kept once, tried again ever later, never for ever. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import type WechatPayService from '../../../plugins/money/payment-wechatpay/src/modules/wechatpay/service'

const built = join(import.meta.dirname, '../../../plugins/money/payment-wechatpay/.medusa/server/src/modules/wechatpay')
const notification = (callback_id: string) => ({
  callback_id,
  event_type: 'TRANSACTION.SUCCESS',
  out_trade_no: '01JTEST000000000000000000100',
  resource: { trade_state: 'SUCCESS' },
})

moduleIntegrationTestRunner<WechatPayService>({
  moduleName: 'wechatpay',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service }) => {
    it('keeps one of many copies that arrive in the same moment', async () => {
      const kept = await Promise.all(Array.from({ length: 8 }, () => service.keepCallback(notification('EV-1'))))
      expect(new Set(kept.map((callback) => callback.id)).size).toBe(1)
      expect(await service.listWechatCallbacks({ callback_id: 'EV-1' })).toHaveLength(1)
    })

    it('hands out what is due, and after twenty tries leaves it to a person', async () => {
      const { id } = await service.keepCallback(notification('EV-2'))
      expect(await service.dueCallbacks(10)).toHaveLength(0)
      await service.updateWechatCallbacks({ id, next_attempt_at: new Date(0) })
      expect(await service.dueCallbacks(10)).toMatchObject([{ id }])
      for (let attempt = 1; attempt <= 20; attempt++) await service.postponeCallback(id, 'WeChat is silent')
      expect(await service.retrieveWechatCallback(id)).toMatchObject({ status: 'failed', attempts: 20 })
    })

    it('takes no notification back that was finished', async () => {
      const { id } = await service.keepCallback(notification('EV-3'))
      await service.finishCallback(id, 'processed', null)
      expect(await service.keepCallback(notification('EV-3'))).toMatchObject({ id, status: 'processed' })
      expect(await service.dueCallbacks(10)).toHaveLength(0)
    })

    it('gives each refund number out once, and none for nothing', async () => {
      const row = {
        out_trade_no: 'T1',
        out_refund_no: 'T1-R1',
        sequence: 1,
        amount_fen: 100,
        refund_key: 'ref_1',
        state: 'sending' as const,
        sent_at: new Date(),
      }
      await service.createWechatRefunds(row)
      await expect(service.createWechatRefunds(row)).rejects.toThrow('already exists')
      await expect(service.createWechatRefunds({ ...row, out_refund_no: 'T1-R2' })).rejects.toThrow('already exists')
      const empty = { ...row, out_refund_no: 'T1-R3', sequence: 3, amount_fen: 0 }
      await expect(service.createWechatRefunds(empty)).rejects.toThrow(/chk_wechat_refund_amount_fen/i)
    })

    it('says so in a shop without WeChat Pay', () => {
      expect(service.connected).toBe(false)
      expect(() => service.connect()).toThrow('没有开通')
    })
  },
})
