import { useMutation } from '@tanstack/react-query';
import type { BrouillonActuel, BrouillonEnregistre, LivretVue, RemarqueLivretVue } from '@pdp/domain';
import { useRef, useState } from 'react';
import type { EchecApi } from '../../../platform/api/probleme';
import { useAujourdhui } from '../../../platform/format/horloge';
import { comparerVersions } from '../../../platform/ui/formulaire/conflit';
import type { ChampConflit } from '../../../platform/ui/formulaire/conflit';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { commandesLivret } from './livret.requetes';
import { enContenuLivret, enSaisieLivret, fautesLivret } from './livret.vue';
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

type Conflit = {
  readonly conflits: readonly ChampConflit[];
  readonly fusion: Record<string, unknown>;
  readonly suite: Pick<ValeursLivret, '_version' | '_base'>;
};

const saisieDe = ({ _version, _base, ...saisie }: ValeursLivret): SaisieLivret => saisie;

/** Brouillon du livret : enregistré sans bloquer sur le langage, publié après confirmation. */
export function useEditionLivret(livret: LivretVue) {
  const aujourdhui = useAujourdhui();
  const relire = useRelireDossier(livret.dossierId);
  const element = useRef<HTMLFormElement>(null);
  const publierEnsuite = useRef(false);
  const [conflit, poserConflit] = useState<Conflit>();
  const [remarques, poserRemarques] = useState<readonly RemarqueLivretVue[]>(livret.remarques);
  const [base] = useState(() => enSaisieLivret(livret.brouillon));
  const publier = useMutation({
    mutationFn: (version: number) => commandesLivret.publier(livret.dossierId, version),
    onSuccess: ({ version }) => prevenir.succes(`Livret publié, version ${version}. La personne est prévenue.`),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const formulaire = useFormulaire<ValeursLivret, ValeursLivret, BrouillonEnregistre>({
    initiales: { ...base, _version: livret.brouillonVersion, _base: base },
    brouillon: `livret.${livret.dossierId}`,
    libelles: LIBELLES,
    valider: (valeurs) => fautesLivret(saisieDe(valeurs), aujourdhui),
    corps: (valeurs) => valeurs,
    envoyer: (valeurs) =>
      commandesLivret.enregistrer(livret.dossierId, enContenuLivret(saisieDe(valeurs)), valeurs._version),
    surSucces: (reponse) => {
      poserRemarques(reponse.remarques);
      if (publierEnsuite.current) publier.mutate(reponse.version);
      else {
        prevenir.succes('Brouillon enregistré.');
        void relire();
      }
      publierEnsuite.current = false;
    },
    surEchec: (echec) => comparer(echec),
  });
  const comparer = (echec: EchecApi): boolean => {
    const actuel = echec.actuel as BrouillonActuel | null | undefined;
    if (echec.code !== 'version-perimee' || !actuel?.contenu) return false;
    const leur = enSaisieLivret(actuel.contenu);
    const valeurs = formulaire.form.getValues();
    const { conflits, fusion } = comparerVersions(valeurs._base, saisieDe(valeurs), leur, LIBELLES);
    const suite = { _version: actuel.version, _base: leur };
    if (conflits.length > 0) poserConflit({ conflits, fusion, suite });
    else {
      formulaire.form.setValues({ ...(fusion as SaisieLivret), ...suite });
      prevenir.information(
        'Le brouillon avait changé\u00a0: les deux versions sont réunies. Relisez, puis enregistrez.',
      );
    }
    return true;
  };
  const soumettreApres = () => setTimeout(() => element.current?.requestSubmit(), 0);
  return {
    formulaire,
    element,
    remarques,
    conflit,
    publication: publier.isPending,
    fermerConflit: () => poserConflit(undefined),
    resoudre: (choisies: Record<string, unknown>) => {
      if (!conflit) return;
      formulaire.form.setValues({ ...(choisies as SaisieLivret), ...conflit.suite });
      poserConflit(undefined);
      soumettreApres();
    },
    demanderPublication: async () => {
      const oui = await confirmer({
        titre: 'Publier le livret\u00a0?',
        texte: 'La personne sera prévenue et lira cette version. La précédente reste dans l’historique.',
        bouton: 'Publier le livret',
      });
      if (!oui) return;
      publierEnsuite.current = true;
      soumettreApres();
    },
  };
}
