import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { FILE, type FilePort } from '../../platform/queue/file.port.js';
import { AvancerSuivis } from './avancer-suivis.js';

/** Chaque matin, les suivis échus avancent. */
@Injectable()
export class TravauxCloture implements OnModuleInit {
  constructor(
    private readonly suivis: AvancerSuivis,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('cloture.avancer-suivis', { cron: '0 10 9 * * *', fuseau: 'Europe/Paris' }, () =>
      this.suivis.executer(),
    );
  }
}
