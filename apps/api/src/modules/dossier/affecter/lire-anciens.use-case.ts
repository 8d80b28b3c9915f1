import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type AncienMembreVue, type ErreurMetier, type Page, type Resultat } from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { instantSql, libelleUniteSql, nomAgentSql } from '../projection/morceaux.js';

const ANCIENS = `SELECT coalesce(a.utilisateur_id, a.id) AS id, coalesce(${nomAgentSql('u')}, ${libelleUniteSql('a.unite')}) AS nom,
    coalesce(h.fonction, a.unite, '') AS fonction, o.nom AS organisme, a.role, ${instantSql('a.debut')} AS depuis, ${instantSql('a.fin')} AS "jusquA", a.motif_fin AS "motifFin"
  FROM affectation_dossier a
  LEFT JOIN utilisateur u ON u.id = a.utilisateur_id
  LEFT JOIN LATERAL (SELECT b.fonction, b.organisme_id FROM habilitation b WHERE b.utilisateur_id = a.utilisateur_id AND b.debut <= a.fin
    ORDER BY (a.role = 'REFERENT' AND b.fonction = 'ASSISTANT_SERVICE_SOCIAL') DESC, b.debut DESC, b.id LIMIT 1) h ON TRUE
  LEFT JOIN organisme o ON o.id = coalesce(a.organisme_id, h.organisme_id)
  WHERE a.dossier_id = $1::uuid AND a.fin <= now() AND a.role IN ('REFERENT','CERCLE','SERVICE') ORDER BY a.fin DESC, a.id LIMIT 100`;

/**
 * Qui a fait partie du cercle. Un départ de partenaire peut dire qu'un accord a été repris : ni le Service médical, ni la
 * CPAM, ni un partenaire ne le lisent (domain.md 1.3) ; pour eux la liste est vide.
 */
@Injectable()
export class LireAnciens {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<Page<AncienMembreVue>, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const lit =
      acteur.unite !== 'SERVICE_MEDICAL' &&
      acteur.unite !== 'CPAM' &&
      peut(acteur, 'lire', { categorie: 'consentements', faits });
    if (!lit) return succes({ elements: [], curseurSuivant: null });
    const [elements] = await Promise.all([
      this.lecture.lire<AncienMembreVue>({ nom: 'cercle-anciens', texte: ANCIENS }, [dossierId]),
      this.journal.consigner(acteur, {
        action: 'lecture-cercle',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: ['consentements'],
      }),
    ]);
    return succes({ elements, curseurSuivant: null });
  }
}
