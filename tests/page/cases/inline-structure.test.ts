/** 1–12: inline structure. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{01,02,03,04,05,06,07,08,09,10,11,12}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
