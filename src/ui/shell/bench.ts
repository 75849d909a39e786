import type { ReviewController } from '../review/review-controller.ts'
import type { ChangesController } from './changes-controller.ts'
import type { EditionController } from './edition-controller.ts'
import type { FormController } from './form-controller.ts'
import type { HeldWordsController } from './held-words-controller.ts'
import type { PageParts } from './page-parts.ts'
import type { PlaceController } from './place-controller.ts'
import type { PreferencesController } from './preferences-controller.ts'
import type { SelectionController } from './selection-controller.ts'
import type { ToolController } from './tool-controller.ts'
import type { TrialController } from './trial-controller.ts'

/** All that the page holds, each part with a concern of its own: what commands and views of the desk work with. */
export interface Bench {
  readonly parts: PageParts
  readonly open: EditionController
  readonly selection: SelectionController
  readonly changes: ChangesController
  readonly form: FormController
  readonly held: HeldWordsController
  readonly trial: TrialController
  readonly review: ReviewController
  readonly tools: ToolController
  readonly places: PlaceController
  readonly preferences: PreferencesController
}
