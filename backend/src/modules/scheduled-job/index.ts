import { Module } from '@medusajs/framework/utils'
import { recordEveryJob } from './record'
import ScheduledJobService from './service'

export const SCHEDULED_JOB = 'scheduled_job'

// Modules are read before the jobs of the application and its plugins.
recordEveryJob()

export default Module(SCHEDULED_JOB, { service: ScheduledJobService })
