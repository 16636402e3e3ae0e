"""A cluster of its own for the tests: a master, two workers and two executors, as processes on this machine."""

import os
import shutil
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "samples/spark"))
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def spark_home(tmp_path_factory):
    """Spark writes the folders of its executors where it is installed: so it gets a folder that points to there."""
    import pyspark

    home = tmp_path_factory.mktemp("spark")
    for entry in Path(pyspark.__file__).parent.iterdir():
        (home / entry.name).symlink_to(entry)
    (home / "work").mkdir()
    (home / "local").mkdir()
    os.environ.update(
        SPARK_HOME=str(home), SPARK_LOCAL_HOSTNAME="localhost", SPARK_LOCAL_DIRS=str(home / "local"),
        PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def spark(spark_home):
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]").appName("drukproef-tests")
        .config("spark.ui.enabled", "false").config("spark.log.level", "OFF").getOrCreate())
    session.sparkContext.addPyFile(str(PROJECT / "samples/spark/scan_posts.py"))
    yield session
    session.stop()
