import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { DeviceFacts, SiteFacts } from '../../modules/sensor/types'
import {
  createSensorDeviceStep,
  type DeviceChange,
  revokeSensorDeviceStep,
  updateSensorDeviceStep,
} from '../steps/save-sensor-device'
import {
  createSensorSitesStep,
  deleteSensorSiteStep,
  type SiteChange,
  updateSensorSiteStep,
} from '../steps/save-sensor-site'

/** Adds apiaries, sheds, orchards, cellars. */
export const createSensorSitesWorkflow = createWorkflow(
  'create-sensor-sites',
  (input: SiteFacts[]) => new WorkflowResponse(createSensorSitesStep(input)),
)

export const updateSensorSiteWorkflow = createWorkflow(
  'update-sensor-site',
  (input: SiteChange) => new WorkflowResponse(updateSensorSiteStep(input)),
)

/** Removes a site without devices. */
export const deleteSensorSiteWorkflow = createWorkflow(
  'delete-sensor-site',
  (input: { id: string }) => new WorkflowResponse(deleteSensorSiteStep(input.id)),
)

/** Adds a device; its key is in the answer and nowhere else. */
export const createSensorDeviceWorkflow = createWorkflow(
  'create-sensor-device',
  (input: DeviceFacts) => new WorkflowResponse(createSensorDeviceStep(input)),
)

export const updateSensorDeviceWorkflow = createWorkflow(
  'update-sensor-device',
  (input: DeviceChange) => new WorkflowResponse(updateSensorDeviceStep(input)),
)

/** Stops a device whose key may be in other hands, or that is gone. */
export const revokeSensorDeviceWorkflow = createWorkflow(
  'revoke-sensor-device',
  (input: { id: string }) => new WorkflowResponse(revokeSensorDeviceStep(input.id)),
)
