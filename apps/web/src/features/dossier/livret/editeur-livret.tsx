import { Button } from '@mantine/core';
import type { LivretVue } from '@pdp/domain';
import { LIMITES_TEXTE } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { BrouillonRetrouve } from '../../../platform/ui/formulaire/brouillon-retrouve';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { DialogueConflit } from '../../../platform/ui/formulaire/dialogue-conflit';
import { FormulaireErreurs } from '../../../platform/ui/formulaire/formulaire-erreurs';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { useQuiLira } from '../lecteurs.requetes';
import { AvecConseils, Conseils, useRemarquesVives } from './conseils';
import { EcartsDuBrouillon, ecartsAPublier, type Depli } from './ecarts';
import { enContenuLivret } from './livret.vue';
import { PartieDecisions, PartieRessources } from './parties-listes';
import { PartieEtapes } from './partie-etapes';
import { PartiePersonnes } from './partie-personnes';
import { PartieRendezVous } from './partie-rendez-vous';
import { Remarques } from './remarques';
import { useEditionLivret } from './use-edition-livret';
import styles from '../dossier.module.css';

/** Rédaction du livret : écrit pour la personne, en phrases courtes ; les remarques aident, sans bloquer. */
export function EditeurLivret({ livret, ecarts: depli }: { readonly livret: LivretVue; readonly ecarts: Depli }) {
  const edition = useEditionLivret(livret);
  const { formulaire, conflit, element } = edition;
  const { form } = formulaire;
  const remarques = useRemarquesVives(form.values);
  const ecarts = ecartsAPublier(livret.publie?.contenu, enContenuLivret(form.values));
  const lecteurs = useQuiLira(livret.dossierId, 'livret');
  return (
    <form ref={element} onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
      <AvecConseils remarques={remarques}>
        <ChampTexteLibre
          label="Où j’en suis"
          description="Deux ou trois phrases courtes, dites à la personne."
          limite={LIMITES_TEXTE.phraseAssure}
          lecteurs={lecteurs}
          {...form.getInputProps('ouJenSuis')}
        />
        <Conseils chemin="ouJenSuis" />
        <PartieRendezVous form={form} propose={livret.rendezVousPropose} />
        <PartieEtapes form={form} />
        <PartiePersonnes form={form} />
        <PartieDecisions form={form} lecteurs={lecteurs} />
        <PartieRessources form={form} lecteurs={lecteurs} />
      </AvecConseils>
      <Remarques remarques={remarques} />
      <EcartsDuBrouillon lignes={ecarts} depli={depli} />
      <Rangee>
        <Button type="submit" variant="default" loading={formulaire.enCours} onClick={edition.sansPublier}>
          Enregistrer le brouillon
        </Button>
        {peut(livret, 'PUBLIER') && (
          <Button loading={edition.publication} onClick={() => void edition.demanderPublication(ecarts)}>
            Publier le livret
          </Button>
        )}
      </Rangee>
      {conflit && (
        <DialogueConflit
          conflits={conflit.conflits}
          fusion={conflit.fusion}
          surResoudre={edition.resoudre}
          surFermer={edition.fermerConflit}
        />
      )}
    </form>
  );
}
