import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type PreuveAccordVue, type Resultat, type SignatureVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { FichiersPort } from '../../document/document.port.js';

type LignePreuve = {
  readonly dossierId: string;
  readonly contenu: SignatureVue | null;
  readonly fichierId: string | null;
  readonly empreinte: string;
  readonly creeLe: Date;
};

const REQUETE = {
  nom: 'consentement-preuve',
  texte: `SELECT dossier_id AS "dossierId", contenu, fichier_id AS "fichierId", empreinte, cree_le AS "creeLe" FROM preuve_consentement WHERE consentement_id = $1`,
};

/** Signature, ou formulaire numérisé, gardé avec un accord : montré à qui recueille les accords de ce dossier, et à la personne. */
@Injectable()
export class LirePreuve {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
    private readonly fichiers: FichiersPort,
  ) {}

  async executer(acteur: Acteur, consentementId: string): Promise<Resultat<PreuveAccordVue, ErreurMetier>> {
    const [preuve] = await this.lecture.lire<LignePreuve>(REQUETE, [consentementId]);
    if (!preuve) return echec(introuvable());
    const faits = await this.faits.charger(acteur, preuve.dossierId);
    const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'recueil' });
    if (refus) return echec(refus);
    await this.journal.consigner(acteur, {
      action: 'lecture',
      ressource: 'consentement',
      ressourceId: consentementId,
      dossierId: preuve.dossierId,
      categories: ['consentements'],
    });
    const { contenu: signature, fichierId, empreinte, creeLe } = preuve;
    const formulaire = fichierId === null ? null : await this.fichiers.decrire(fichierId);
    return succes({ consentementId, signature, formulaire, empreinte, le: creeLe.toISOString() });
  }
}
