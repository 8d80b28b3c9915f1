import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type LecteursDossierVue, type Resultat } from '@pdp/domain';
import { categoriesLisibles, lecteursDuDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { donneesDe, lecteursPossibles, type LigneLecteurs } from './lecteurs-possibles.js';
import { LECTEURS_DU_DOSSIER } from './lecteurs.sql.js';

const REQUETE = { nom: 'dossier-lecteurs', texte: LECTEURS_DU_DOSSIER };

/** Dit qui lira chaque catégorie d'un dossier, avant d'y écrire : les seules catégories que le demandeur lit lui-même. */
@Injectable()
export class LireLecteurs {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<LecteursDossierVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    // Les liens des autres servent à calculer leurs droits ; ce qui en est dit est projeté pour le demandeur.
    const [lignes] = await Promise.all([
      this.lecture.lire<LigneLecteurs>(REQUETE, [dossierId], ACCES_SYSTEME),
      this.journal.consigner(acteur, {
        action: 'lecture',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: ['consentements'],
      }),
    ]);
    const ligne = lignes[0];
    if (!ligne) return echec(introuvable());
    const donnees = donneesDe(dossierId, ligne, this.horloge());
    const possibles = lecteursPossibles(ligne);
    const { lisibles, parElement } = categoriesLisibles(acteur, faits);
    const dites = [...lisibles, ...parElement].filter((categorie) => categorie !== 'journal');
    return succes({
      categories: Object.fromEntries(
        dites.map((categorie) => [categorie, lecteursDuDossier(donnees, possibles, categorie, acteur)]),
      ),
    });
  }
}
