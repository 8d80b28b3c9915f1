import { Injectable } from '@nestjs/common';
import {
  appliquerTransitionSignalement,
  echec,
  erreurMetier,
  succes,
  type CommandeSignalement,
  type ErreurMetier,
  type ErreurSignalement,
  type EtatSignalement,
  type Resultat,
  type Signalement,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import {
  SignalementRepository,
  motifDeTentative,
  type SignalementCharge,
} from './persistence/signalement.repository.js';
import { SuitesSignalement } from './suites-signalement.js';

export type CommandeAgent = Omit<CommandeSignalement, 'acteur'>;

export type EtapeEnregistree = {
  readonly etat: EtatSignalement;
  readonly version: number;
  readonly dossierId: string | null;
};

/** Ce que l'acceptation apporte à l'étape : le dossier, et s'il a un référent. */
export type DossierDeLEtape = { readonly dossierId: string; readonly aUnReferent: boolean };

/** Joue une transition du domaine et tout ce qu'elle entraîne, dans la transaction de l'appelant. `null` : la plateforme. */
@Injectable()
export class AvancementSignalement {
  constructor(
    private readonly signalements: SignalementRepository,
    private readonly suites: SuitesSignalement,
  ) {}

  /** Verrouille le signalement ; les droits sont à l'appelant. */
  charger(tx: Transaction, id: string): Promise<SignalementCharge | null> {
    return this.signalements.verrouiller(tx, id);
  }

  /** Ce que donnerait la transition, sans rien écrire ; un signalement pas encore reçu l'est d'abord. */
  calculer(
    charge: SignalementCharge,
    commande: CommandeAgent,
    acteur: Acteur | null,
    maintenant: Date,
  ): Resultat<Signalement, ErreurMetier> {
    const depart =
      charge.domaine.etat === 'EMIS' && commande.transition !== 'recevoir'
        ? { ...charge.domaine, etat: 'RECU' as const }
        : charge.domaine;
    const suite = appliquerTransitionSignalement(
      depart,
      { ...commande, acteur: acteur?.fonction ?? 'SYSTEME' },
      maintenant,
    );
    return suite.ok ? succes(suite.valeur[0]) : echec(enErreurMetier(suite.erreur));
  }

  async avancer(
    tx: Transaction,
    charge: SignalementCharge,
    commande: CommandeAgent & { readonly commentaire?: string | undefined },
    acteur: Acteur | null,
    dossier: DossierDeLEtape | null = null,
  ): Promise<Resultat<EtapeEnregistree, ErreurMetier>> {
    const apres = this.calculer(charge, commande, acteur, tx.maintenant);
    if (!apres.ok) return apres;
    const version = await this.signalements.enregistrer(tx, charge, apres.valeur, dossier?.dossierId ?? null);
    const tentative = commande.transition === 'contacter' ? apres.valeur.tentatives.at(-1) : undefined;
    const motif = tentative ? motifDeTentative(tentative) : (commande.motif ?? null);
    await this.noter(
      tx,
      charge,
      { ...commande, motif, vers: apres.valeur.etat, dossierId: dossier?.dossierId ?? null },
      acteur,
    );
    const etape = {
      id: charge.id,
      plateformeId: charge.plateformeId,
      emetteurId: charge.emetteurId,
      transition: commande.transition,
      de: charge.domaine.etat,
      vers: apres.valeur.etat,
      niveauComplexite: apres.valeur.niveauComplexite,
      joint: tentative?.joint ?? false,
      motif: commande.motif ?? null,
      dossierId: dossier?.dossierId ?? null,
      aUnReferent: dossier?.aUnReferent ?? false,
    };
    await this.suites.apresEtape(tx, etape, acteur);
    return succes({ etat: apres.valeur.etat, version, dossierId: dossier?.dossierId ?? charge.dossierId });
  }

  // Le service n'attend pas la réception automatique : elle est notée au nom de la plateforme, puis l'étape demandée.
  private async noter(
    tx: Transaction,
    { id, domaine }: SignalementCharge,
    pas: PasNote,
    acteur: Acteur | null,
  ): Promise<void> {
    const recoitDAbord = domaine.etat === 'EMIS' && pas.transition !== 'recevoir';
    if (recoitDAbord) {
      await this.signalements.noter(tx, id, RECEPTION);
    }
    const { transition, vers, motif, commentaire } = pas;
    const qui = { acteurId: acteur?.utilisateurId ?? null, fonction: acteur?.fonction ?? null };
    const de = recoitDAbord ? 'RECU' : domaine.etat;
    await this.signalements.noter(
      tx,
      id,
      { transition, de, vers, ...qui, motif, commentaire: commentaire ?? null },
      pas.dossierId,
    );
  }
}

// Un instant avant l'étape qui la suit, pour que l'historique les garde dans l'ordre.
const RECEPTION = {
  transition: 'recevoir',
  de: 'EMIS',
  vers: 'RECU',
  acteurId: null,
  fonction: null,
  avanceMs: 1,
} as const;

type PasNote = {
  readonly transition: CommandeAgent['transition'];
  readonly vers: EtatSignalement;
  readonly motif: string | null;
  readonly commentaire?: string | undefined;
  readonly dossierId: string | null;
};

function enErreurMetier({ code, message, champs }: ErreurSignalement): ErreurMetier {
  const detail = {
    champs: champs.map((c) => ({ chemin: CHAMP_D_EXIGENCE[c.chemin] ?? c.chemin, code: c.code, message: c.message })),
  };
  switch (code) {
    case 'ACTEUR_NON_HABILITE':
      return accesRefuse(message);
    case 'EXIGENCE_NON_REMPLIE':
      return erreurMetier('regle-metier', message, detail);
    case 'CODE_INCONNU':
      return erreurMetier('requete-invalide', 'Certains champs sont à corriger.', detail);
    default:
      return erreurMetier('transition-impossible', message);
  }
}

// Une exigence manquante se corrige dans un champ du formulaire.
const CHAMP_D_EXIGENCE: Readonly<Record<string, string>> = {
  aNiveau: 'niveauComplexite',
  aMotifHorsChamp: 'motif',
  aMotifDeclin: 'motif',
  aAssezDeTentatives: 'transition',
};
