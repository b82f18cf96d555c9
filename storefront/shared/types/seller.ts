// Who sells, under which licences, and how to reach them, as the backend's /store/seller says it.
export interface Seller {
  name: string
  name_en: string
  credit_code: string | null
  food_permit: string | null
  licence_picture: string | null
  food_permit_picture: string | null
  address: string | null
  address_en: string | null
  phone: string | null
  hours: string | null
  hours_en: string | null
  wechat: string | null
  icp: string | null
  police_record: string | null
  is_demo: boolean
}
