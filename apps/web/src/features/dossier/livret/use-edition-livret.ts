import { useMutation } from '@tanstack/react-query';
import type { BrouillonActuel, BrouillonEnregistre, ChangementLivret, LivretVue } from '@pdp/domain';
import { useRef, useState } from 'react';
import type { EchecApi } from '../../../platform/api/probleme';
import { useAujourdhui } from '../../../platform/format/horloge';
import { comparerVersions } from '../../../platform/ui/formulaire/conflit';
import type { ChampConflit } from '../../../platform/ui/formulaire/conflit';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { confirmerPublication } from './confirmer-publication';
import { commandesLivret } from './livret.requetes';
import { enContenuLivret, enSaisieLivret, fautesLivret, lieuChamp } from './livret.vue';
import type { SaisieLivret } from './livret.vue';

/** Saisie du livret, avec la version et le texte qu'on avait sous les yeux en commençant. */
export type ValeursLivret = SaisieLivret & { _version: number; _base: SaisieLivret };

const LIBELLES = {
  ouJenSuis: 'Où j’en suis',
  rendezVous: 'Prochain rendez-vous',
  etapes: 'Mes étapes',
  quiFaitQuoi: 'Qui fait quoi',
  decisions: 'Ce qui a été décidé',
  ressources: 'Ce qui m’aide',
};

type Suite = Pick<ValeursLivret, '_version' | '_base'>;
type Comparaison = {
  readonly conflits: readonly ChampConflit[];
  readonly fusion: Record<string, unknown>;
  readonly suite: Suite;
};

const saisieDe = ({ _version, _base, ...saisie }: ValeursLivret): SaisieLivret => saisie;

/** Un brouillon périmé, comparé au brouillon enregistré ; `null` si le refus vient d'ailleurs. */
function comparer(echec: EchecApi, valeurs: ValeursLivret): Comparaison | null {
  const actuel = echec.actuel as BrouillonActuel | null | undefined;
  if (echec.code !== 'version-perimee' || !actuel?.contenu) return null;
  const leur = enSaisieLivret(actuel.contenu);
  const { conflits, fusion } = comparerVersions(valeurs._base, saisieDe(valeurs), leur, LIBELLES);
  return { conflits, fusion, suite: { _version: actuel.version, _base: leur } };
}

function usePublication(dossierId: string) {
  const relire = useRelireDossier(dossierId);
  return useMutation({
    mutationFn: (version: number) => commandesLivret.publier(dossierId, version),
    onSuccess: ({ version }) => prevenir.succes(`Livret publié, version ${version}. La personne est prévenue.`),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
}

/** Formulaire du brouillon ; `surEnregistre` reçoit la nouvelle version. */
function useBrouillonLivret(livret: LivretVue, surEnregistre: (reponse: BrouillonEnregistre) => void) {
  const aujourdhui = useAujourdhui();
  const [conflit, poserConflit] = useState<Comparaison>();
  const [base] = useState(() => enSaisieLivret(livret.brouillon));
  const formulaire = useFormulaire<ValeursLivret, ValeursLivret, BrouillonEnregistre>({
    initiales: { ...base, _version: livret.brouillonVersion, _base: base },
    brouillon: `livret.${livret.dossierId}`,
    libelles: LIBELLES,
    nommer: lieuChamp,
    valider: (valeurs) => fautesLivret(saisieDe(valeurs), aujourdhui),
    corps: (valeurs) => valeurs,
    envoyer: (valeurs) =>
      commandesLivret.enregistrer(livret.dossierId, enContenuLivret(saisieDe(valeurs)), valeurs._version),
    surSucces: surEnregistre,
    surEchec: (echec) => {
      const comparaison = comparer(echec, formulaire.form.getValues());
      if (comparaison === null) return false;
      if (comparaison.conflits.length > 0) poserConflit(comparaison);
      else {
        formulaire.form.setValues({ ...(comparaison.fusion as SaisieLivret), ...comparaison.suite });
        prevenir.information(
          'Le brouillon avait changé\u00a0: les deux versions sont réunies. Relisez, puis enregistrez.',
        );
      }
      return true;
    },
  });
  return { formulaire, conflit, poserConflit };
}

/** Brouillon du livret : enregistré sans bloquer sur le langage, publié après confirmation. */
export function useEditionLivret(livret: LivretVue) {
  const relire = useRelireDossier(livret.dossierId);
  const element = useRef<HTMLFormElement>(null);
  const publierEnsuite = useRef(false);
  const publier = usePublication(livret.dossierId);
  const { formulaire, conflit, poserConflit } = useBrouillonLivret(livret, (reponse) => {
    if (publierEnsuite.current) publier.mutate(reponse.version);
    else {
      prevenir.succes('Brouillon enregistré.');
      void relire();
    }
    publierEnsuite.current = false;
  });
  // Le formulaire lit ses valeurs au moment de l'envoi : attendre qu'elles soient posées.
  const soumettre = () => setTimeout(() => element.current?.requestSubmit(), 0);
  return {
    formulaire,
    element,
    conflit,
    publication: publier.isPending,
    fermerConflit: () => poserConflit(undefined),
    resoudre: (choisies: Record<string, unknown>) => {
      if (!conflit) return;
      formulaire.form.setValues({ ...(choisies as SaisieLivret), ...conflit.suite });
      poserConflit(undefined);
      soumettre();
    },
    // Une publication restée en suspens (faute de saisie) ne part pas avec un simple brouillon.
    sansPublier: () => {
      publierEnsuite.current = false;
    },
    /** `ecarts` : ce que la personne verra changer, relu avant de confirmer. */
    demanderPublication: async (ecarts: readonly ChangementLivret[] | null) => {
      publierEnsuite.current = await confirmerPublication(ecarts);
      if (publierEnsuite.current) soumettre();
    },
  };
}
