/** What the shop did not do by itself and waits for a person. */
import { WECHAT } from '@shanzhen/wechat/modules/wechat'
import { SCHEDULED_JOB } from '../modules/scheduled-job'
import type ScheduledJobService from '../modules/scheduled-job/service'
import type { Asked } from './asked'

const FAILURES_TOLD = 3

export const SYSTEM_WAITS: Asked = {
  waits: {
    wechat_reports: { group: 'system', right: 'wechat:act', zh: '发货信息微信没收', link: '/wechat' },
    jobs: {
      group: 'system',
      right: 'system',
      zh: '定时任务没按时运行',
      link: '/scheduled-jobs',
      menu: ['/staff', '/staff/jobs'],
      urgent: true,
    },
  },
  count: async (container) => {
    const jobs = await container.resolve<ScheduledJobService>(SCHEDULED_JOB).list()
    const wechat_reports = await container.resolve(WECHAT).countRefused()
    return {
      wechat_reports,
      jobs: jobs.filter(({ overdue, failures }) => overdue || failures >= FAILURES_TOLD).length,
    }
  },
}
