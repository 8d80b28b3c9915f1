import { Injectable } from '@nestjs/common';
import {
  LIMITES_TEXTE,
  echec,
  erreurMetier,
  succes,
  type EcrireMotRequete,
  type ErreurMetier,
  type MotLivret,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDeCommenter, refusDeReprendreUnMot } from '../droits-livret.js';
import { lireTexteRecu } from '../lire-texte.js';
import { MonDossier } from '../mon-dossier.js';
import type { DossierOuvert } from '../mon-dossier.port.js';
import { MotsDepot } from './mots.depot.js';
import { SuitesMot } from './suites-mot.js';

const MOTS_MAX = 200;

/**
 * L'assuré écrit un mot, le change, le partage, cesse de le partager, l'efface. À lui seul tant qu'il ne partage pas : ni trace dans
 * l'historique du dossier, ni version de dossier qui avance, ni texte au journal.
 */
@Injectable()
export class EcrireMot {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossier,
    private readonly mots: MotsDepot,
    private readonly suites: SuitesMot,
  ) {}

  ajouter(
    acteur: Acteur,
    dossierId: string | undefined,
    { texte, partage, partie }: EcrireMotRequete,
  ): Promise<Resultat<MotLivret, ErreurMetier>> {
    return this.siPermis(acteur, dossierId, async (tx, id) => {
      const lu = lireTexteRecu(texte, LIMITES_TEXTE.commentaire);
      if (!lu.ok) return lu;
      if ((await this.mots.compter(tx, id)) >= MOTS_MAX) return echec(carnetPlein());
      const mot = { id: tx.nouvelId(), texte: lu.valeur, partage, partie: partie ?? null };
      await this.mots.inserer(tx, id, mot);
      await this.suites.apres(tx, acteur, { dossierId: id, mot, avant: null });
      return succes({ ...mot, version: 1, le: tx.maintenant.toISOString() });
    });
  }

  /** Cesser de partager, sans rien changer au texte, reste permis dossier gelé : c'est un retrait, comme celui d'un accord. */
  changer(
    acteur: Acteur,
    dossierId: string | undefined,
    motId: string,
    version: number,
    { texte, partage }: EcrireMotRequete,
  ): Promise<Resultat<MotLivret, ErreurMetier>> {
    return this.dansMonDossier(acteur, dossierId, async (tx, { dossier: { dossierId: id }, faits }) => {
      const ferme = refusDeReprendreUnMot(acteur, faits);
      if (ferme) return echec(ferme);
      const avant = await this.mots.verrouiller(tx, id, motId);
      if (!avant) return echec(introuvable());
      const lu = lireTexteRecu(texte, LIMITES_TEXTE.commentaire);
      const reprend = avant.partage && !partage && lu.ok && lu.valeur === avant.texte;
      const refus = reprend ? null : refusDeCommenter(acteur, faits, 'livret.noter');
      if (refus) return echec(refus);
      if (avant.version !== version) return echec(versionPerimee(avant));
      if (!lu.ok) return lu;
      const mot = { ...avant, texte: lu.valeur, partage };
      await (reprend ? this.mots.cesserDePartager(tx, motId) : this.mots.modifier(tx, mot));
      await this.suites.apres(tx, acteur, { dossierId: id, mot, avant });
      return succes({ ...mot, version: version + 1, le: tx.maintenant.toISOString() });
    });
  }

  /** Efface pour de bon : ses mots lui appartiennent, rien n'en est gardé. */
  effacer(
    acteur: Acteur,
    dossierId: string | undefined,
    motId: string,
    version: number,
  ): Promise<Resultat<{ id: string }, ErreurMetier>> {
    return this.siPermis(acteur, dossierId, async (tx, id) => {
      const avant = await this.mots.verrouiller(tx, id, motId);
      if (!avant) return echec(introuvable());
      if (avant.version !== version) return echec(versionPerimee(avant));
      await this.mots.effacer(tx, motId);
      await this.suites.apres(tx, acteur, { dossierId: id, mot: { ...avant, partage: false }, avant });
      return succes({ id: motId });
    });
  }

  private siPermis<T>(
    acteur: Acteur,
    dossierId: string | undefined,
    suite: (tx: Transaction, dossierId: string) => Promise<Resultat<T, ErreurMetier>>,
  ): Promise<Resultat<T, ErreurMetier>> {
    return this.dansMonDossier(acteur, dossierId, async (tx, { dossier, faits }) => {
      const refus = refusDeCommenter(acteur, faits, 'livret.noter');
      return refus ? echec(refus) : suite(tx, dossier.dossierId);
    });
  }

  private dansMonDossier<T>(
    acteur: Acteur,
    dossierId: string | undefined,
    suite: (tx: Transaction, ouvert: DossierOuvert) => Promise<Resultat<T, ErreurMetier>>,
  ): Promise<Resultat<T, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      return ouvert.ok ? suite(tx, ouvert.valeur) : ouvert;
    });
  }
}

const carnetPlein = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Votre carnet est plein. Effacez d’abord un mot dont vous n’avez plus besoin.');
