import type { Page } from 'playwright-core'
import type { Browsing } from './browser.ts'

/** What a person writes on the phone page. */
export interface Words {
  text: string
  name?: string
  area?: string
}

/** A phone in portrait, held by somebody in a crowd. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

/** Fills the form as a thumb would, looks at the preview and sends it. Ends on the receipt. */
export const sendFromPhone = async (page: Page, { text, name, area }: Words): Promise<void> => {
  await page.locator('#text').fill(text)
  if (area !== undefined) await page.locator('#area').selectOption(area)
  if (name !== undefined) await page.locator('#name').fill(name)
  await page.locator('#consent').check()
  await page.locator('button.go[value=preview]').click()
  await page.locator('button.go[value=send]').click()
  await page.waitForURL(/\/receipt\//)
}

/** A moderator signs in at the desk, by its own form. */
export const openDeskAs = async ({ open }: Browsing, url: string, password: string, name = 'admin'): Promise<Page> => {
  const page = await open(`${url}/desk`, { viewport: { width: 1440, height: 900 } })
  await page.locator('input[name=username]').fill(name)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('nav.lanes').waitFor()
  await page.locator('dialog').waitFor({ state: 'detached' })
  return page
}

/** The card with these words, on whichever place of the wall it stands. */
export const cardOn = (wall: Page, text: string) => wall.locator('ol.twin li', { hasText: text })
