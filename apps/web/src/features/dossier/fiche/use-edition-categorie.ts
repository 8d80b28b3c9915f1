import { SCHEMAS_FICHE } from '@pdp/domain';
import type { CategorieActuelle, CategorieFiche, DossierVue, Schema, VersionVue } from '@pdp/domain';
import { useRef, useState } from 'react';
import type { EchecApi } from '../../../platform/api/probleme';
import { useAujourdhui } from '../../../platform/format/horloge';
import { comparerVersions } from '../../../platform/ui/formulaire/conflit';
import type { ChampConflit } from '../../../platform/ui/formulaire/conflit';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { conflitsEnClair, enCorps, enSaisie, fautesDe, libellesDe } from './fiche.saisie';
import type { SaisieFiche } from './fiche.saisie';

/**
 * Valeurs du formulaire, avec ce qu'on avait sous les yeux en commençant : un brouillon retrouvé plus tard garde sa
 * version d'origine, sinon il écraserait sans le dire ce qu'un autre a écrit entre-temps.
 */
type Valeurs = Record<string, unknown> & { _version: number; _base: SaisieFiche };

type Suite = Pick<Valeurs, '_version' | '_base'>;
type Conflit = {
  readonly conflits: readonly ChampConflit[];
  readonly fusion: Record<string, unknown>;
  readonly rendre: (choisies: Record<string, unknown>) => Record<string, unknown>;
  readonly suite: Suite;
};

const HORS_BROUILLON: Readonly<Partial<Record<CategorieFiche, readonly string[]>>> = { nir: ['nir', '_base.nir'] };

/** Formulaire d'une catégorie : brouillon, règles du serveur, écriture périmée comparée champ par champ. */
export function useEditionCategorie(dossier: DossierVue, categorie: CategorieFiche, surFini: () => void) {
  const schema: Schema = SCHEMAS_FICHE[categorie];
  const relire = useRelireDossier(dossier.id);
  const aujourdhui = useAujourdhui();
  const element = useRef<HTMLFormElement>(null);
  const [conflit, poserConflit] = useState<Conflit>();
  const [base] = useState(() => enSaisie(schema, dossier.categories[categorie] ?? {}));
  const [version] = useState(dossier.version);
  const formulaire = useFormulaire<Valeurs, Valeurs, VersionVue>({
    initiales: { ...base, _version: version, _base: base },
    brouillon: `dossier.${dossier.id}.${categorie}`,
    horsBrouillon: HORS_BROUILLON[categorie] ?? [],
    libelles: libellesDe(schema, base),
    valider: (valeurs) => fautesDe(categorie, saisieDe(valeurs), aujourdhui),
    corps: (valeurs) => valeurs,
    envoyer: (valeurs) =>
      commandesDossier.ecrireCategorie(dossier.id, categorie, enCorps(schema, saisieDe(valeurs)), valeurs._version),
    surSucces: () => {
      prevenir.succes('Enregistré.');
      void relire().then(surFini);
    },
    surEchec: (echec) => comparer(echec),
  });
  const comparer = (echec: EchecApi): boolean => {
    const actuel = echec.actuel as CategorieActuelle | null | undefined;
    if (echec.code !== 'version-perimee' || !actuel?.contenu) return false;
    const leur = enSaisie(schema, actuel.contenu);
    const { _base, ...mien } = formulaire.form.getValues();
    const { conflits, fusion } = comparerVersions(_base, saisieDe(mien), leur, libellesDe(schema, base));
    const suite: Suite = { _version: actuel.version, _base: leur };
    if (conflits.length > 0) {
      const { montres, rendre } = conflitsEnClair(schema, conflits);
      poserConflit({ conflits: montres, fusion, rendre, suite });
      return true;
    }
    formulaire.form.setValues({ ...fusion, ...suite });
    prevenir.information(
      'Une autre personne a écrit ici\u00a0: vos changements et les siens sont réunis. Relisez, puis enregistrez.',
    );
    return true;
  };
  const resoudre = (choisies: Record<string, unknown>) => {
    if (!conflit) return;
    formulaire.form.setValues({ ...conflit.rendre(choisies), ...conflit.suite });
    poserConflit(undefined);
    // Le formulaire lit ses valeurs au moment de l'envoi : attendre qu'elles soient posées.
    setTimeout(() => element.current?.requestSubmit(), 0);
  };
  return { formulaire, schema, element, conflit, resoudre, fermerConflit: () => poserConflit(undefined) };
}

const saisieDe = (valeurs: Record<string, unknown>): SaisieFiche =>
  Object.fromEntries(Object.entries(valeurs).filter(([cle]) => !cle.startsWith('_'))) as SaisieFiche;
