import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, LIBELLES_CANAL_RETRAIT, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { ConsentementDepot, type LigneConsentement } from '../persistence/consentement.depot.js';
import { EffetsRetrait } from './effets-retrait.js';

/** Retrait demandé ; `canal` se déduit quand l'assuré agit lui-même. */
export type DemandeRetrait = {
  readonly consentementId: string;
  readonly canal: string | undefined;
  readonly version: number | null;
};

/** Accord retiré. */
export type ConsentementRetire = {
  readonly id: string;
  readonly version: number;
  readonly dossierId: string;
  readonly retireLe: string;
};

/**
 * Retire un accord : possible à tout moment, même dossier clos ou limité, sans effet sur les droits (art. 7.3 RGPD).
 * L'accès tombe dans la transaction ; écrans ouverts, files et notifications suivent aussitôt.
 */
@Injectable()
export class RetirerConsentement {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: ConsentementDepot,
    private readonly effets: EffetsRetrait,
  ) {}

  executer(acteur: Acteur, demande: DemandeRetrait): Promise<Resultat<ConsentementRetire, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const repere = await this.depot.lire(tx, demande.consentementId);
      if (!repere) return echec(introuvable());
      const faits = await this.faits.charger(acteur, repere.dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'retrait' });
      if (refus) return echec(refus);
      // Relu une fois le dossier verrouillé : deux retraits simultanés se suivent.
      const accord = (await this.depot.lire(tx, repere.id)) ?? repere;
      // La trace dit vrai : depuis le livret, c'est la personne elle-même ; un agent note comment elle le lui a dit.
      const canal = faits?.estConcerne ? 'LIVRET' : (demande.canal ?? 'ENTRETIEN');
      if (canal === 'LIVRET' && !faits?.estConcerne) return echec(canalReserve());
      const regle = verifier(accord, canal, demande.version);
      return regle ? echec(regle) : succes(await this.retirer(tx, acteur, accord, canal));
    });
  }

  private async retirer(
    tx: Transaction,
    acteur: Acteur,
    accord: LigneConsentement,
    canal: string,
  ): Promise<ConsentementRetire> {
    const version = await this.depot.retirer(tx, accord.id, canal, acteur.utilisateurId);
    tx.journaliser({
      action: 'consentement.retirer',
      ressource: 'consentement',
      ressourceId: accord.id,
      dossierId: accord.dossierId,
      categories: ['consentements'],
    });
    await this.effets.appliquer(tx, acteur, accord);
    return { id: accord.id, version, dossierId: accord.dossierId, retireLe: tx.maintenant.toISOString() };
  }
}

const canalReserve = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Dites comment la personne vous l’a demandé : courrier, téléphone ou entretien.');

function verifier(accord: LigneConsentement, canal: string, version: number | null): ErreurMetier | null {
  if (!Object.hasOwn(LIBELLES_CANAL_RETRAIT, canal))
    return erreurMetier('regle-metier', 'Choisissez comment le retrait est reçu.');
  if (!accord.actif) return erreurMetier('regle-metier', 'Cet accord ne vaut déjà plus.');
  if (version !== null && version !== accord.version) return versionPerimee({ id: accord.id, version: accord.version });
  return null;
}
