import { Module } from '@medusajs/framework/utils'
import ScheduleWatch from './service'

export default Module('schedule_watch', { service: ScheduleWatch })
