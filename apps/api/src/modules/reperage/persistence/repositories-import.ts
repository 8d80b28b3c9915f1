import { Injectable } from '@nestjs/common';
import { ConfirmationRepository } from './confirmation.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { LectureImports } from './lecture-imports.js';

/** Les trois dépôts d'un import, ensemble. */
@Injectable()
export class RepositoriesImport {
  constructor(
    readonly imports: ImportsRepository,
    readonly confirmation: ConfirmationRepository,
    readonly lecture: LectureImports,
  ) {}
}
