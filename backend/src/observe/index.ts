import { Module } from '@medusajs/framework/utils'
import Observation from './service'

export default Module('observation', { service: Observation })
