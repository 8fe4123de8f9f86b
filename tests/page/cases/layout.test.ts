/** 52–60: layout, interaction, and pages at war. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{52,53,54,55,56,57,58,59,60}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
