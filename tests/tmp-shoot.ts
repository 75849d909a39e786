import { launchChromium } from './chromium.ts'
import { startWorkbench } from './workbench-process.ts'
import { transcribedProject } from './transcribed-project.ts'
const project = await transcribedProject()
const wb = await startWorkbench(project)
const browser = await launchChromium()
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('console', (m) => console.log('console', m.type(), m.text()))
  page.on('pageerror', (e) => console.log('pageerror', e.message))
  await page.addInitScript((p) => localStorage.setItem('yiwen-preferences', JSON.stringify(p)), {
    language: process.argv[2] ?? 'en',
    theme: process.argv[3] ?? 'light',
    textSize: 21,
    name: '',
  })
  await page.goto(wb.address)
  await page.waitForSelector('.base-text p')
  await page.keyboard.press('c')
  await page.waitForTimeout(2500)
  await page.screenshot({ path: '/tmp/c1.png' })
  await page.locator('alignment-grid [role=grid]').focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: /Graph|異文圖/ }).click()
  await page.waitForTimeout(800)
  await page.screenshot({ path: '/tmp/c2.png' })
  await page.keyboard.press('Shift+C')
  await page.waitForTimeout(2000)
  await page.screenshot({ path: '/tmp/c3.png' })
  await page.keyboard.press('Shift+W')
  await page.waitForTimeout(600)
  await page.screenshot({ path: '/tmp/c4.png' })
} finally {
  await browser.close()
  await wb.stop()
}
