import { Injectable } from '@nestjs/common';
import type { AnnuairePage, OrganismeVue, Page, Unite } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { presenterOrganisme, presenterPersonne } from '../annuaire.presenter.js';
import { LectureAnnuaire } from '../persistence/lecture-annuaire.js';
import type { AnnuaireDto } from './lister-annuaire.dto.js';

/** Professionnels et organismes de la plateforme de qui demande ; jamais d'une autre. */
@Injectable()
export class ListerAnnuaire {
  constructor(private readonly lecture: LectureAnnuaire) {}

  async personnes(acteur: Acteur, { recherche, unite, limite, curseur }: AnnuaireDto): Promise<AnnuairePage> {
    const lignes = await this.lecture.personnes(
      acteur.plateformeId,
      { recherche, unite },
      limite + 1,
      lireCurseur(curseur, 3),
    );
    return enPage(lignes, limite, (l) => [l.cle_nom, l.cle_prenom, l.id], presenterPersonne);
  }

  async organismes(acteur: Acteur, unite: Unite | undefined): Promise<Page<OrganismeVue>> {
    const lignes = await this.lecture.organismes(acteur.plateformeId, unite);
    return { elements: lignes.map(presenterOrganisme), curseurSuivant: null };
  }
}
