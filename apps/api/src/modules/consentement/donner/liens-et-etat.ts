import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type Consentement,
  type ErreurMetier,
  type Resultat,
  type Unite,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { EtatDossierPort, LiensPort } from '../../dossier/dossier.port.js';

/** Services reliés par l'accord (a), pour toute la plateforme ; au Service social, les agents restent nommés. */
const SERVICES_COORDONNES = ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'] as const satisfies readonly Unite[];

/** Ce qu'un accord change au dossier : liens de service et état. */
@Injectable()
export class LiensEtEtat {
  constructor(
    private readonly liens: LiensPort,
    private readonly etats: EtatDossierPort,
  ) {}

  async relier(
    tx: Transaction,
    acteur: Acteur,
    {
      dossierId,
      consentementId,
      ancienId,
      accord,
    }: { dossierId: string; consentementId: string; ancienId: string | null; accord: Consentement },
  ): Promise<void> {
    if (ancienId !== null) await this.liens.terminerLiensDe(tx, ancienId);
    const services =
      accord.portee === 'PARTENAIRE'
        ? [{ unite: accord.unite, organismeId: accord.organismeId }]
        : SERVICES_COORDONNES.map((unite) => ({ unite, organismeId: null }));
    for (const service of services)
      await this.liens.relierService(tx, acteur, { dossierId, ...service, motif: 'accord', consentementId });
    await tx.sql(`UPDATE dossier SET version = version + 1, maj_le = $2 WHERE id = $1`, [dossierId, tx.maintenant]);
  }

  /** Le premier accord (a) fait passer le dossier en évaluation ; rend l'état où il est ensuite. */
  async faireAvancer(
    tx: Transaction,
    acteur: Acteur,
    faits: FaitsDossier,
    portee: Consentement['portee'],
  ): Promise<Resultat<string, ErreurMetier>> {
    if (portee !== 'ASSURANCE_MALADIE' || faits.etat !== 'OUVERT_SANS_PARTAGE') return succes(faits.etat);
    const joue = await this.etats.avancer(tx, acteur, faits.dossierId, 'partager');
    return joue.ok ? succes(joue.valeur.vers) : echec(erreurMetier('transition-impossible', joue.erreur.message));
  }
}
