"""The invented city of the sample site: its units, their web sites, and units.toml."""

from pages import Site

MZ = Site("澄湖市民政局", "mz.example.gov.cn", "3499010007", "0550-5550107", "澄湖市湖光路8号")
RS = Site("澄湖市人力资源和社会保障局", "rs.example.gov.cn", "3499010012", "0550-5550112", "澄湖市建设东路66号")
JY = Site("澄湖市教育局", "jy.example.gov.cn", "3499010015", "0550-5550115", "澄湖市学府路21号")
ZJ = Site("澄湖市住房和城乡建设局", "zj.example.gov.cn", "3499010018", "0550-5550118", "澄湖市人民中路102号")
WJ = Site("澄湖市卫生健康委员会", "wj.example.gov.cn", "3499010021", "0550-5550121", "澄湖市青年路35号")
SQ = Site("澄湖市石桥镇人民政府", "sq.example.gov.cn", "3499010031", "0550-5550131", "石桥镇朝阳街1号")
YX = Site("澄湖市云溪乡人民政府", "yx.example.gov.cn", "3499010032", "0550-5550132", "云溪乡前湾村部旁")
GG = Site("澄湖市公共资源交易中心", "ggzy.example.gov.cn", "3499010040", "0550-5550140", "澄湖市湖光路200号政务服务中心四楼")
PORTAL = Site("澄湖市人民政府", "www.example.gov.cn", "3499010000", "0550-5550100", "澄湖市湖光路1号")

UNITS_TOML = """# The publishing units of the sample site. Longest claim wins; what a page says of its own source wins over a
# claim on a shared column. The archives office is on the roster and has published nothing here.

[[unit]]
id = "minzheng"
name = "澄湖市民政局"
kind = "department"
aliases = ["市民政局", "民政局"]
claims = ["mz/", "https://mz.example.gov.cn/", "column:最低生活保障"]
contact = "办公室 0550-5550107"

[[unit]]
id = "renshe"
name = "澄湖市人力资源和社会保障局"
kind = "department"
aliases = ["市人社局", "市人力资源社会保障局"]
claims = ["rs/", "https://rs.example.gov.cn/"]
contact = "办公室 0550-5550112"

[[unit]]
id = "jiaoyu"
name = "澄湖市教育局"
kind = "department"
aliases = ["市教育局", "市教体局"]
claims = ["jy/", "https://jy.example.gov.cn/"]
contact = "办公室 0550-5550115"

[[unit]]
id = "zhujian"
name = "澄湖市住房和城乡建设局"
kind = "department"
aliases = ["市住建局", "市住房城乡建设局"]
claims = ["zj/", "https://zj.example.gov.cn/", "column:市长信箱"]
contact = "办公室 0550-5550118"

[[unit]]
id = "weijian"
name = "澄湖市卫生健康委员会"
kind = "department"
aliases = ["市卫健委", "市卫生健康委"]
claims = ["wj/", "https://wj.example.gov.cn/"]
contact = "办公室 0550-5550121"

[[unit]]
id = "shiqiao"
name = "澄湖市石桥镇人民政府"
kind = "township"
aliases = ["石桥镇", "石桥镇人民政府"]
claims = ["sq/", "https://sq.example.gov.cn/"]
contact = "党政办 0550-5550131"

[[unit]]
id = "yunxi"
name = "澄湖市云溪乡人民政府"
kind = "township"
aliases = ["云溪乡", "云溪乡人民政府"]
claims = ["yx/", "https://yx.example.gov.cn/"]
contact = "党政办 0550-5550132"

[[unit]]
id = "jiaoyi"
name = "澄湖市公共资源交易中心"
kind = "public-institution"
aliases = ["市公共资源交易中心"]
claims = ["ggzy/", "https://ggzy.example.gov.cn/"]
contact = "综合科 0550-5550140"

[[unit]]
id = "dangan"
name = "澄湖市档案馆"
kind = "public-institution"
aliases = ["市档案馆"]
claims = ["da/", "https://da.example.gov.cn/"]
contact = "办公室 0550-5550145"
"""
