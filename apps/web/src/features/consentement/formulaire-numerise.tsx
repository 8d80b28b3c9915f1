import { useMutation, useQuery } from '@tanstack/react-query';
import type { FichierVue } from '@pdp/domain';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { ChampFichier } from '../document/champ-fichier';
import { envoyerFormulaire, optionsFichier } from '../document/document.requetes';
import { etatEnClair, fauteDeFichier } from '../document/document.vue';
import { useEnvoiFichier } from '../document/use-envoi-fichier';
import styles from './consentement.module.css';

type Props = {
  readonly dossierId: string;
  readonly fichierId: string;
  readonly surDepot: (fichierId: string) => void;
  readonly erreur?: ReactNode;
};

/** Formulaire signé, numérisé : envoyé dès qu'il est choisi, analysé, puis gardé avec l'accord comme sa preuve. */
export function FormulaireNumerise({ dossierId, fichierId, surDepot, erreur }: Props) {
  const [fichier, choisir] = useState<File | null>(null);
  const { part, suivre } = useEnvoiFichier();
  const envoi = useMutation({
    mutationFn: (choisi: File) =>
      suivre((surAvancement) =>
        envoyerFormulaire(dossierId, choisi, { cleIdempotence: identifiantAleatoire(), surAvancement }),
      ),
    onSuccess: ({ id }) => surDepot(id),
  });
  const deposer = (choisi: File) => {
    choisir(choisi);
    surDepot('');
    envoi.reset();
    if (fauteDeFichier(choisi) === undefined) envoi.mutate(choisi);
  };
  const faute = fichier === null ? undefined : fauteDeFichier(fichier);
  return (
    <>
      <ChampFichier
        libelle="Formulaire signé, numérisé"
        chemin="formulaireId"
        fichier={fichier}
        surChoix={deposer}
        avancement={part}
        erreur={faute ?? (envoi.error ? messageDe(envoi.error) : erreur)}
      />
      {fichierId !== '' && <Etat fichierId={fichierId} />}
    </>
  );
}

const messageDe = (erreur: unknown): string => {
  const echec = enEchec(erreur);
  return echec.champs.find(({ chemin }) => chemin === 'fichier')?.message ?? echec.message;
};

function Etat({ fichierId }: { fichierId: string }) {
  const { data } = useQuery(optionsFichier(fichierId));
  return (
    <p role="status" className={styles['nom']}>
      {data ? <EtatDu fichier={data} /> : <span className="fin">Vérification du fichier…</span>}
    </p>
  );
}

function EtatDu({ fichier }: { fichier: FichierVue }) {
  const etat = etatEnClair(fichier.etat);
  if (etat === null)
    return (
      <>
        <Puce couleur="vert">Analysé, prêt à joindre</Puce>
        {fichier.analyseSimulee && <span className="fin">Démonstration&nbsp;: l’analyse antivirus est simulée.</span>}
      </>
    );
  return (
    <>
      <Puce couleur={etat.couleur}>{etat.texte}</Puce>
      <span className="fin">{etat.quoi}</span>
    </>
  );
}
