import { Injectable } from '@nestjs/common';
import {
  MACHINE_DROIT_SOCIAL,
  aRenouvelerLe,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type DroitSocialAvance,
  type ErreurMetier,
  type EtatDroitSocial,
  type Resultat,
} from '@pdp/domain';
import { DROITS_SOCIAUX } from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { refusSiClos } from '../../platform/permissions/mener.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { deRegle } from '../../platform/http/erreurs-regle.js';
import { TachePort } from '../tache/tache.port.js';
import { ecritDroit, litDroit } from './acces-droit-social.js';
import type { NoterDroitSocialDto, TransitionDroitSocialDto } from './droit-social.dto.js';
import { DroitsSociauxDepot, type ContenuDroit, type DroitStocke } from './persistence/droits-sociaux.depot.js';

/** Droits notés et suivis : demandés, obtenus avec leurs dates, refusés, renouvelés ; la fin d'un droit crée sa tâche. */
@Injectable()
export class SuivreDroitSocial {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DroitsSociauxDepot,
    private readonly dossiers: DossierPort,
    private readonly taches: TachePort,
  ) {}

  noter(
    acteur: Acteur,
    dossierId: string,
    { type, demandeLe, precision }: NoterDroitSocialDto,
  ): Promise<Resultat<DroitSocialAvance, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: DROITS_SOCIAUX[type].categorie });
      if (refus || faits === null) return echec(refus ?? introuvable());
      const clos = refusSiClos(faits);
      if (clos) return echec(clos);
      if (demandeLe > dateParis(tx.maintenant)) return echec(faute('demandeLe', 'La demande ne peut pas être future.'));
      const contenu = { demandeLe, du: null, au: null, precision: precision?.trim() || null };
      const id = await this.depot.noter(tx, acteur, dossierId, type, contenu);
      await this.conclure(tx, acteur, dossierId, { id, type, transition: 'demander', de: null, vers: 'DEMANDE' });
      return succes({ id, etat: 'DEMANDE', version: 1 });
    });
  }

  avancer(
    acteur: Acteur,
    id: string,
    version: number | null,
    saisie: TransitionDroitSocialDto,
  ): Promise<Resultat<DroitSocialAvance, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const droit = faits && (await this.depot.verrouiller(tx, id));
      if (dossierId === null || !faits || !droit || !litDroit(acteur, faits, droit.type)) return echec(introuvable());
      if (!ecritDroit(acteur, faits, droit.type)) return echec(accesRefuse());
      if (version !== null && version !== droit.version)
        return echec(versionPerimee({ id, version: droit.version, etat: droit.etat }));
      const { transition } = saisie;
      const remplies = { aDebut: saisie.du !== undefined };
      const joue = appliquer(MACHINE_DROIT_SOCIAL, droit.etat, { transition, acteur: acteur.fonction, remplies });
      if (!joue.ok) return echec(deRegle(joue.erreur));
      if (saisie.au !== undefined && saisie.du !== undefined && saisie.au < saisie.du)
        return echec(faute('au', 'La fin ne peut pas précéder le début.'));
      const contenu = contenuApres(droit, saisie, dateParis(tx.maintenant));
      const tacheId = await this.renouveler(tx, acteur, { dossierId, faits, droit, contenu, vers: joue.valeur });
      await this.depot.avancer(tx, droit, { etat: joue.valeur, contenu, tacheId });
      const pas = { id, type: droit.type, transition, de: droit.etat, vers: joue.valeur };
      await this.conclure(tx, acteur, dossierId, pas);
      return succes({ id, etat: joue.valeur, version: droit.version + 1 });
    });
  }

  // Le libellé ne nomme pas le droit : la tâche est lue par plus de monde que lui.
  private async renouveler(
    tx: Transaction,
    acteur: Acteur,
    suite: {
      readonly dossierId: string;
      readonly faits: FaitsDossier;
      readonly droit: DroitStocke;
      readonly contenu: ContenuDroit;
      readonly vers: EtatDroitSocial;
    },
  ): Promise<string | null> {
    const { dossierId, faits, droit, contenu, vers } = suite;
    if (droit.tacheId !== null) await this.taches.terminerCellesDe(tx, { tacheId: droit.tacheId });
    const echeance = vers === 'OBTENU' ? aRenouvelerLe(droit.type, contenu.au) : null;
    if (echeance === null) return null;
    const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? acteur.utilisateurId;
    return this.taches.creer(tx, {
      dossierId,
      plateformeId: faits.plateformeId,
      libelle: 'Renouveler un droit qui finit',
      pourquoi: 'Droits et aides',
      origine: 'DOSSIER',
      auteurId: acteur.utilisateurId,
      responsable: { utilisateurId: referentId },
      echeance,
    });
  }

  private async conclure(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    pas: {
      readonly id: string;
      readonly type: DroitStocke['type'];
      readonly transition: string;
      readonly de: EtatDroitSocial | null;
      readonly vers: EtatDroitSocial;
    },
  ): Promise<void> {
    await this.depot.tracer(tx, acteur, { dossierId, ...pas });
    await this.dossiers.toucher(tx, dossierId);
    tx.journaliser({
      action: `droit-social.${pas.transition}`,
      ressource: 'droit-social',
      ressourceId: pas.id,
      dossierId,
      categories: [DROITS_SOCIAUX[pas.type].categorie],
    });
  }
}

const contenuApres = (
  { demandeLe, du, au, precision }: DroitStocke,
  saisie: TransitionDroitSocialDto,
  aujourdhui: string,
): ContenuDroit => {
  if (saisie.transition === 'obtenir') return { demandeLe, du: saisie.du ?? null, au: saisie.au ?? null, precision };
  if (saisie.transition === 'renouveler') return { demandeLe: saisie.demandeLe ?? aujourdhui, du, au, precision };
  return { demandeLe, du, au, precision };
};

const faute = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'invalide', message }] });
