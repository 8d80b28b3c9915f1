import { Body, Controller, Get, Post } from '@nestjs/common';
import type { ReglesVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { AjouterRegleDto } from './regle.dto.js';
import { Regles } from './regles.use-case.js';

/** Règles datées : seuils, durées, délais, avec leur source. Elles comptent et rappellent, elles n'ouvrent aucun droit. */
@Controller('api/v1/regles')
export class RegleController {
  constructor(private readonly regles: Regles) {}

  @Get()
  @ActeDeclare('regle.gerer')
  async lire(@Moi() acteur: Acteur): Promise<ReglesVue> {
    return deplier(await this.regles.lire(acteur));
  }

  @Post()
  @ActeDeclare('regle.gerer')
  async ajouter(@Moi() acteur: Acteur, @Body() corps: AjouterRegleDto): Promise<{ readonly id: string }> {
    return deplier(await this.regles.ajouter(acteur, corps));
  }
}
